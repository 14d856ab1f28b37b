/**
 * A program as its hosts get it: each module is turned into the text of a function over its imports, TypeScript or not, in which functions
 * are registered by names as the bundlers' plugin does it. Lines stay where they are, and a map tells the rest.
 */

import remapping from "@jridgewell/remapping";
import { transform } from "sucrase";
import { PlatformError } from "../errors.ts";
import { rewrite } from "../bundler/rewrite.ts";
import { asFunction } from "./module-function.ts";
import { resolve, type Unit } from "./unit.ts";

/** A module of a program: its URL, and its text in JavaScript or TypeScript. */
export interface ProgramModule {
  /** Names the module: imports are relative to it, and call sites say it. */
  readonly url: string;
  /** Its text. */
  readonly code: string;
}

/** What an import in one of a program's modules leads to. */
export interface ProgramImport {
  /** URL of the module that imports. */
  readonly parent: string;
  /** As it is written there. */
  readonly specifier: string;
  /** URL of the module it leads to. */
  readonly url: string;
}

/** A program to run under control: its modules, and the URL of the one that is run. */
export interface ControlledProgram {
  /** URL of the module that is run. */
  readonly main: string;
  /** All modules of the program, in any order. */
  readonly modules: readonly ProgramModule[];
  /** Where imports lead that are neither relative nor names that the hosts can load, such as those of the program's own packages. */
  readonly imports?: readonly ProgramImport[] | undefined;
  /** What it may import besides its own modules, by name: whoever runs programs of strangers lends them no more. Anything, if left out. */
  readonly libraries?: readonly string[] | undefined;
}

/** Where a place in a unit's text is in the module, both counted from 1. */
export type Locate = (line: number, column: number) => { readonly line: number; readonly column: number };

/** A program whose modules are functions. */
export interface Prepared {
  readonly main: string;
  readonly units: readonly Unit[];
  /** What is imported and is no module of the program. */
  readonly externals: readonly string[];
  /** Whether it may ask if a process has ended, other than by waiting for that. */
  readonly seesEnds: boolean;
  readonly locators: ReadonlyMap<string, Locate>;
}

/** What a program says somewhere that may ask: by its text, so that a schedule means the same in each execution. */
const SEES_ENDS = /\b(isAlive|exitCode|sentinel|activeChildren|poll|pollSync)\b/;

/** Prepares a program. Throws `SyntaxError` if a module can't be parsed. */
export async function prepare({
  main,
  modules,
  imports = [],
  libraries,
}: ControlledProgram): Promise<Prepared> {
  const urls = new Set(modules.map(({ url }) => url));
  const given = new Map(imports.map(({ parent, specifier, url }) => [`${parent} ${specifier}`, url]));
  const lead: Lead = (source, from) => given.get(`${from} ${source}`) ?? resolve(source, from);
  const prepared = await Promise.all(modules.map((module) => prepareModule(module, urls, lead)));
  const units = prepared.map(({ unit }) => unit);
  const externals = [...new Set(units.flatMap(({ imports }) => imports))].filter((name) => !urls.has(name));
  const denied = externals.find((name) => libraries?.includes(name) === false);
  if (denied !== undefined) throw new PlatformError(`This program may not import ${denied} under control`);
  return {
    main,
    units,
    externals,
    seesEnds: modules.some(({ code }) => SEES_ENDS.test(code)),
    locators: new Map(prepared.map(({ unit, locate }) => [unit.url, locate])),
  };
}

/** What a specifier in a module leads to: a URL, or the name of a library. */
type Lead = (specifier: string, from: string) => string;

async function prepareModule(
  { code, url }: ProgramModule,
  urls: ReadonlySet<string>,
  lead: Lead,
): Promise<{ unit: Unit; locate: Locate }> {
  const plain = withoutTypes(code.replace(/^#!/, "//"), url);
  const nameOf = async (source: string): Promise<string | undefined> => {
    const name = lead(source, url);
    return urls.has(name) ? name : undefined;
  };
  // As JavaScript: no types are left in it.
  const named = await rewrite(plain, "module.js", {
    module: url,
    included: true,
    thread: "undefined",
    nameOf,
  });
  if (named === undefined) throw new Error(`${url} was not rewritten`);
  const { map, sources, text } = asFunction(named.code, url, (source) => urls.has(lead(source, url)));
  const imports = sources.map((source) => lead(source, url));
  return { unit: { url, text, imports }, locate: locator(map, named.map) };
}

function withoutTypes(code: string, url: string): string {
  if (!/\.[cm]?tsx?$/.test(new URL(url).pathname)) return code;
  try {
    // Its output has each statement on the line it was on.
    // An import without `type` stays, whether or not it is used, as where Node strips types.
    const options = {
      transforms: ["typescript" as const],
      disableESTransforms: true,
      keepUnusedImports: true,
    };
    return transform(code, { ...options, filePath: url }).code;
  } catch (error) {
    throw new SyntaxError((error as Error).message, { cause: error });
  }
}

type AnyMap = Parameters<typeof remapping>[0];

/** Looks places up in the maps of the two steps that move text. */
function locator(...maps: readonly object[]): Locate {
  const merged = remapping(maps as AnyMap, () => null, { decodedMappings: true });
  const lines = merged.mappings as readonly (readonly (readonly number[])[])[];
  return (line, column) => {
    const segment = (lines[line - 1] ?? []).findLast(([at = 0]) => at < column) ?? lines[line - 1]?.[0];
    const [from = 0, , originalLine, originalColumn = 0] = segment ?? [];
    if (originalLine === undefined) return { line, column };
    return { line: originalLine + 1, column: originalColumn + Math.max(1, column - from) };
  };
}
