/** A module's text with the calls that make its functions known by name. */

import { MagicString } from "magic-string";
import { type Inline, inlineFunctions, RUNTIME } from "./inline.ts";
import { type Node, parseModule } from "./parse.ts";
import { scopesOf } from "./scope.ts";
import { type Imported, importedFunctions, ownFunctions, type Registered } from "./top-level.ts";

/** What the rewriting needs to know of the build. */
export interface Build {
  /** The name of the module: the same in every file of the bundle, and on every machine. */
  readonly module: string;
  /** Whether it is rewritten though it does not import the runtime. */
  readonly included: boolean;
  /** What `setThread` is given: an expression for the URL of the file that threads start with, and more. */
  readonly thread: string;
  /** The name of an imported module; `undefined` for one whose functions are not to be registered. */
  readonly nameOf: (source: string) => Promise<string | undefined>;
}

export interface Rewritten {
  readonly code: string;
  readonly map: ReturnType<MagicString["generateMap"]>;
  /** Functions of other modules that were registered, by the name of the module. */
  readonly imported: ReadonlyMap<string, readonly string[]>;
  /** Whether functions of the module itself were. */
  readonly own: boolean;
}

/** Rewrites a module; `undefined` if it neither imports the runtime nor is included. Throws `SyntaxError` if it can't be parsed. */
export async function rewrite(
  code: string,
  file: string,
  { module, included, thread, nameOf }: Build,
): Promise<Rewritten | undefined> {
  const program = parseModule(code, file);
  if (!included && !importsRuntime(program)) return undefined;
  const scopes = scopesOf(program);
  const tables = await importedTables(importedFunctions(scopes), nameOf);
  const imported = new Map([...tables].map(([from, functions]) => [from, functions.map(({ name }) => name)]));
  const own = ownFunctions(scopes);
  const inline = inlineFunctions(scopes);
  if (own.length > 0) tables.set(module, own);
  const text = new MagicString(code);
  const made = takeOut(text, inline, module);
  const calls = [`__mp_thread(${thread});`, ...registering(tables), ...registeringInline(module, made)];
  text.appendLeft(headOf(program, code), `${IMPORT} ${calls.join(" ")} `);
  const map = text.generateMap({ source: file, includeContent: true, hires: "boundary" });
  return { code: text.toString(), map, imported, own: own.length + made.length > 0 };
}

const IMPORT =
  "import { markCaptures as __mp_captures, nameFunction as __mp_name, registerFunctions as __mp_functions, " +
  `registerInline as __mp_inline, setThread as __mp_thread } from "${RUNTIME}/internal/bundled";`;

function importsRuntime(program: Node): boolean {
  return (program["body"] as Node[]).some(
    ({ type, source }) => type === "ImportDeclaration" && (source as Node)["value"] === RUNTIME,
  );
}

/** What is imported from others, by the name of the module it comes from. */
async function importedTables(
  imported: readonly Imported[],
  nameOf: Build["nameOf"],
): Promise<Map<string, Registered[]>> {
  const tables = new Map<string, Registered[]>();
  for (const { source, name, expression } of imported) {
    const module = await nameOf(source);
    if (module === undefined) continue;
    tables.set(module, [...(tables.get(module) ?? []), { name, expression }]);
  }
  return tables;
}

/** At the top, so that they are known while the module still runs; what is not initialised by then is read later. */
function registering(tables: ReadonlyMap<string, readonly Registered[]>): string[] {
  return [...tables]
    .filter(([, functions]) => functions.length > 0)
    .map(([module, functions]) => {
      const getters = functions.map(
        ({ name, expression }) => `get ${JSON.stringify(name)}() { return ${expression}; }`,
      );
      return `__mp_functions(${JSON.stringify(module)}, { ${getters.join(", ")} });`;
    });
}

function registeringInline(module: string, made: readonly string[]): string[] {
  return made.length === 0 ? [] : [`__mp_inline(${JSON.stringify(module)}, { ${made.join(", ")} });`];
}

/** Where the module's statements begin: behind `#!` and directives. */
function headOf(program: Node, code: string): number {
  const first = (program["body"] as Node[]).find(({ directive }) => directive === undefined);
  return first?.start ?? code.length;
}

/**
 * Takes the text of functions out of the functions around them, into functions at the top level that make them. Answers how
 * each is made, by its name, as text.
 */
function takeOut(text: MagicString, inline: readonly Inline[], module: string): string[] {
  const made: string[] = [];
  for (const item of inline) {
    const { start, end } = item.node;
    if (item.kind === "capturing") {
      text.prependRight(start, "__mp_captures(").appendLeft(end, `, ${JSON.stringify(item.captured)})`);
      continue;
    }
    const maker = `__mp_${made.length + 1}`;
    const name =
      item.kind === "declaration" ? `${item.name} ${made.length + 1}` : `inline ${made.length + 1}`;
    made.push(`${JSON.stringify(name)}: ${maker}`);
    const [before, behind] = item.kind === "method" ? ["({ ", ` }).${item.key}`] : ["(", ")"];
    text
      .prependRight(start, `\nfunction ${maker}() { return __mp_name(${before}`)
      .appendLeft(end, `${behind}, ${JSON.stringify(module)}, ${JSON.stringify(name)}); }`);
    if (item.kind === "declaration")
      text.appendLeft(item.block.start + 1, ` const ${item.name} = ${maker}();`);
    else text.appendLeft(start, item.kind === "method" ? `${item.key}: ${maker}()` : `${maker}()`);
    text.move(start, end, text.original.length);
  }
  return made;
}
