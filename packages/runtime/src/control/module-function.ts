/**
 * A module as the text of a function, which can be evaluated as often as there are processes: an import costs a look into an object, and a
 * module's variables are the function's own. What it imports from other modules of the program stays a live binding, as those may be
 * in the middle of their evaluation; libraries are whole before.
 */

import { MagicString } from "magic-string";
import { childrenOf, type Node, parseModule } from "../bundler/parse.ts";
import { type Scopes, scopesOf } from "../bundler/scope.ts";

/** Names inside the function; a program has none that begin so. */
const IMPORTS = "__mp_imports";
const EXPORTS = "__mp_exports";
const DEFAULT = "__mp_default";

/** A module as a function. */
export interface ModuleFunction {
  readonly text: string;
  /** What it imports, in the order in which its function is given it. */
  readonly sources: readonly string[];
  readonly map: ReturnType<MagicString["generateMap"]>;
}

/** Turns a module of plain JavaScript into a function; `isOurs` tells the program's own modules. */
export function asFunction(code: string, url: string, isOurs: (source: string) => boolean): ModuleFunction {
  return new Rewriting(code, isOurs).run(url);
}

class Rewriting {
  private readonly text: MagicString;
  private readonly program: Node;
  private readonly scopes: Scopes;
  private readonly isOurs: (source: string) => boolean;
  private readonly sources: string[] = [];
  /** Statements at the top, and the getters of the exports. */
  private readonly head: string[] = [];
  private readonly getters: string[] = [];

  constructor(code: string, isOurs: (source: string) => boolean) {
    this.text = new MagicString(code);
    this.program = parseModule(code, "module.js");
    this.scopes = scopesOf(this.program);
    this.isOurs = isOurs;
  }

  run(url: string): ModuleFunction {
    for (const statement of this.program["body"] as Node[]) this.statement(statement);
    this.expressions(this.program);
    const exported =
      this.getters.length === 0
        ? ""
        : `Object.defineProperties(${EXPORTS}, { ${this.getters.join(", ")} }); `;
    const open = `(async function (${IMPORTS}, ${EXPORTS}, __mp_meta, __mp_import) { "use strict"; `;
    // Behind what the plugin's step has put there: all on the first line, so that no line moves.
    this.text.prepend(`${open}${exported}${this.head.join(" ")} `);
    this.text.append(`\n})\n//# sourceURL=${url}`);
    return { text: this.text.toString(), sources: this.sources, map: this.text.generateMap({ hires: true }) };
  }

  private statement(node: Node): void {
    switch (node.type) {
      case "ImportDeclaration":
        return this.importing(node);
      case "ExportAllDeclaration":
        return this.exportingAll(node);
      case "ExportNamedDeclaration":
        return this.exporting(node);
      case "ExportDefaultDeclaration":
        return this.exportingDefault(node);
      default:
    }
  }

  private importing(node: Node): void {
    const source = (node["source"] as Node)["value"] as string;
    const from = this.namespaceOf(source);
    for (const specifier of node["specifiers"] as Node[]) {
      const local = nameOf(specifier["local"]);
      const member =
        specifier.type === "ImportNamespaceSpecifier"
          ? undefined
          : nameOf(specifier["imported"] ?? "default");
      const value = member === undefined ? from : `${from}[${JSON.stringify(member)}]`;
      if (this.isOurs(source) && member !== undefined) this.refer(local, value);
      else this.head.push(`const ${local} = ${value};`);
    }
    this.blank(node);
  }

  /** Has each use of an imported name look where the name comes from. */
  private refer(local: string, value: string): void {
    const variable = this.scopes.module.set.get(local);
    for (const { identifier } of variable?.references ?? []) {
      const use = identifier as unknown as Node;
      const parent = this.scopes.parentOf(use);
      if (parent?.type === "Property" && parent["shorthand"] === true)
        this.text.appendLeft(use.end, `: ${value}`);
      else if (parent?.type === "CallExpression" && parent["callee"] === use)
        this.text.overwrite(use.start, use.end, `(0, ${value})`);
      else if (parent?.type !== "ExportSpecifier") this.text.overwrite(use.start, use.end, value);
    }
    this.live.set(local, value);
  }

  /** What imported names mean that are looked up at each use. */
  private readonly live = new Map<string, string>();

  private exportingAll(node: Node): void {
    const from = this.namespaceOf((node["source"] as Node)["value"] as string);
    const as = node["exported"];
    if (as !== null && as !== undefined) this.getter(nameOf(as), from);
    else
      this.head.push(
        `for (const name of Object.keys(${from})) if (name !== "default" && !(name in ${EXPORTS})) Object.defineProperty(${EXPORTS}, name, { get: () => ${from}[name], enumerable: true });`,
      );
    this.blank(node);
  }

  private exporting(node: Node): void {
    const declared = node["declaration"] as Node | null;
    if (declared !== null) {
      for (const name of declaredIn(declared)) this.getter(name, name);
      return void this.text.overwrite(node.start, declared.start, " ".repeat(declared.start - node.start));
    }
    const source = node["source"] as Node | null;
    const from = source === null ? undefined : this.namespaceOf(source["value"] as string);
    for (const { exported, local } of node["specifiers"] as Node[]) {
      const name = nameOf(local);
      const value = from === undefined ? name : `${from}[${JSON.stringify(name)}]`;
      this.getter(nameOf(exported), value);
    }
    this.blank(node);
  }

  private exportingDefault(node: Node): void {
    const declared = node["declaration"] as Node;
    const isNamed = declared.type.endsWith("Declaration") && declared["id"] !== null;
    const prefix = isNamed ? "" : `const ${DEFAULT} = `;
    this.getter("default", isNamed ? nameOf(declared["id"]) : DEFAULT);
    this.text.overwrite(node.start, declared.start, prefix.padStart(declared.start - node.start));
  }

  private getter(name: string, value: string): void {
    const now = this.live.get(value) ?? value;
    this.getters.push(`${JSON.stringify(name)}: { get: () => ${now}, enumerable: true }`);
  }

  private namespaceOf(source: string): string {
    let place = this.sources.indexOf(source);
    if (place < 0) place = this.sources.push(source) - 1;
    return `${IMPORTS}[${place}]`;
  }

  /** Takes a statement away; its lines stay. */
  private blank(node: Node): void {
    const text = this.text.original.slice(node.start, node.end);
    this.text.overwrite(node.start, node.end, text.replaceAll(/[^\n]/g, " "));
  }

  /** `import.meta` and `import()`. */
  private expressions(node: Node): void {
    if (node.type === "MetaProperty" && nameOf(node["meta"]) === "import")
      this.text.overwrite(node.start, node.end, "__mp_meta");
    else if (node.type === "ImportExpression")
      this.text.overwrite(node.start, node.start + "import".length, "__mp_import");
    for (const child of childrenOf(node)) this.expressions(child);
  }
}

function nameOf(node: unknown): string {
  if (typeof node === "string") return node;
  const { name, value } = node as { name?: string; value?: string };
  return (name ?? value) as string;
}

/** The names that a declaration makes, patterns included. */
function declaredIn(node: Node): string[] {
  if (node.type !== "VariableDeclaration") return [nameOf(node["id"])];
  return (node["declarations"] as Node[]).flatMap(({ id }) => namesIn(id as Node));
}

function namesIn(pattern: Node): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [nameOf(pattern)];
    case "Property":
      return namesIn(pattern["value"] as Node);
    case "AssignmentPattern":
      return namesIn(pattern["left"] as Node);
    default:
      return [...childrenOf(pattern)].flatMap(namesIn);
  }
}
