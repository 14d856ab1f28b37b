/**
 * Whether the modules of a program fit together. Node refuses a program before it runs any of it if a module imports a name that nobody exports, or
 * has TypeScript in it that is more than types; here modules are functions, in which such a name would be `undefined`.
 */

import type { ControlledProgram } from "@mp/runtime/control";
import {
  childrenOf,
  isNode,
  libraryExports,
  type Node,
  parseTyped,
  resolve,
} from "@mp/runtime/internal/driver";
import { lineAt, linesAround, type Place, Refusal } from "./refusal.ts";

/** A module, and what it takes and gives. */
interface Linked {
  readonly url: string;
  readonly code: string;
  readonly imports: readonly Import[];
  readonly exports: ReadonlySet<string>;
  /** Where it passes on all that another module exports. */
  readonly passesOn: readonly string[];
}

/** An import, or an export of what another module exports. */
interface Import {
  readonly specifier: string;
  /** What is wanted of it; `undefined` where it is all. */
  readonly name: Node | undefined;
  readonly node: Node;
}

/** @throws {Refusal} if they don't. */
export function checkLinks({ modules }: Pick<ControlledProgram, "modules">): void {
  const linked = new Map(modules.map((module) => [module.url, linkedOf(module)]));
  for (const module of linked.values()) for (const each of module.imports) checkImport(module, each, linked);
}

function checkImport(
  module: Linked,
  { name, node, specifier }: Import,
  all: ReadonlyMap<string, Linked>,
): void {
  const url = resolve(specifier, module.url);
  if (!all.has(url) && libraryExports(specifier) === undefined)
    throw new Refusal(
      `Error [ERR_MODULE_NOT_FOUND]: Cannot find package '${specifier}' imported from ${module.url}`,
    );
  if (name === undefined || exports(url, textOf(name), all)) return;
  const wrong = `The requested module '${specifier}' does not provide an export named '${textOf(name)}'`;
  throw new Refusal(`SyntaxError: ${wrong}`, lineAt(placeOf(module, node)));
}

/** Whether a module, or an entry of the library, exports a name; `seen` are modules that pass on each other's in a circle. */
function exports(
  url: string,
  name: string,
  all: ReadonlyMap<string, Linked>,
  seen: readonly string[] = [],
): boolean {
  const module = all.get(url);
  if (module === undefined) return libraryExports(url)?.includes(name) ?? false;
  if (module.exports.has(name)) return true;
  if (name === "default" || seen.includes(url)) return false;
  return module.passesOn.some((from) => exports(resolve(from, url), name, all, [...seen, url]));
}

function linkedOf({ url, code }: { readonly url: string; readonly code: string }): Linked {
  const program = parseTyped(code, new URL(url).pathname);
  refuseMoreThanTypes(program, { url, code });
  const values = (program["body"] as Node[]).filter((node) => !isType(node));
  return {
    url,
    code,
    imports: values.flatMap(importsIn),
    exports: new Set(values.flatMap(exportsIn)),
    passesOn: values.flatMap((node) =>
      node.type === "ExportAllDeclaration" && !node["exported"] ? [sourceOf(node) as string] : [],
    ),
  };
}

function importsIn(node: Node): Import[] {
  const specifier = sourceOf(node);
  if (specifier === undefined) return [];
  if (node.type === "ExportAllDeclaration") return [{ specifier, name: undefined, node }];
  const wanted = ((node["specifiers"] as Node[] | undefined) ?? []).filter((each) => !isType(each));
  const names = wanted.map((each) => ({ specifier, name: wantedName(each), node: each }));
  return names.length === 0 ? [{ specifier, name: undefined, node }] : names;
}

/** The name that is wanted of the other module; nothing, if it is all of it. */
function wantedName(specifier: Node): Node | undefined {
  if (specifier.type === "ImportNamespaceSpecifier") return undefined;
  if (specifier.type === "ImportDefaultSpecifier")
    return { ...specifier, type: "Identifier", name: "default" };
  return (specifier["imported"] ?? specifier["local"]) as Node;
}

function exportsIn(node: Node): string[] {
  if (node.type === "ExportDefaultDeclaration") return ["default"];
  if (node.type === "ExportAllDeclaration") return node["exported"] ? [textOf(node["exported"])] : [];
  if (node.type !== "ExportNamedDeclaration") return [];
  const declared = node["declaration"];
  if (isNode(declared)) return isType(declared) ? [] : declaredIn(declared);
  return (node["specifiers"] as Node[])
    .filter((each) => !isType(each))
    .map(({ exported }) => textOf(exported));
}

function declaredIn(node: Node): string[] {
  if (node.type !== "VariableDeclaration") return [textOf(node["id"])];
  return (node["declarations"] as Node[]).flatMap(({ id }) => namesIn(id as Node));
}

function namesIn(pattern: Node): string[] {
  if (pattern.type === "Identifier") return [textOf(pattern)];
  if (pattern.type === "Property") return namesIn(pattern["value"] as Node);
  if (pattern.type === "AssignmentPattern") return namesIn(pattern["left"] as Node);
  const parts = (pattern["elements"] ?? pattern["properties"] ?? [pattern["argument"]]) as (Node | null)[];
  return parts.flatMap((part) => (part === null ? [] : namesIn(part)));
}

/** What would have to be turned into code, and not only taken away, by Node's names for it. */
const MORE_THAN_TYPES: Readonly<Record<string, string>> = {
  TSEnumDeclaration: "TypeScript enum",
  TSModuleDeclaration: "TypeScript namespace declaration",
  TSParameterProperty: "TypeScript parameter property",
  TSImportEqualsDeclaration: "TypeScript import equals declaration",
  TSExportAssignment: "TypeScript export assignment",
};

function refuseMoreThanTypes(node: Node, module: Pick<Place, "url" | "code">): void {
  if (node["declare"] === true) return;
  const what = MORE_THAN_TYPES[node.type];
  if (what !== undefined) {
    const headline = `SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: ${what} is not supported in strip-only mode`;
    const { parameter = node } = node as { parameter?: unknown };
    throw new Refusal(headline, linesAround(placeOf(module, parameter as Node)));
  }
  for (const child of childrenOf(node)) refuseMoreThanTypes(child, module);
}

function isType(node: Node): boolean {
  const isMarked = node["importKind"] === "type" || node["exportKind"] === "type" || node["declare"] === true;
  return isMarked || node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration";
}

function sourceOf({ source }: Node): string | undefined {
  return isNode(source) ? (source["value"] as string) : undefined;
}

/** Of an identifier, or of a name in quotation marks. */
function textOf(node: unknown): string {
  const { name, value } = node as { readonly name?: string; readonly value?: string };
  return (name ?? value) as string;
}

function placeOf({ url, code }: Pick<Place, "url" | "code">, { start, end }: Node): Place {
  return { url, code, start, end };
}
