import { dirname, resolve } from "node:path";
import type { Declaration, Node } from "oxc-parser";
import { type DocComment, docBefore } from "./doc-comment.ts";
import { readSource, type Source } from "./source.ts";

export type SymbolKind = "class" | "function" | "const" | "type";

/** Something an entry exports, where it is declared. */
export interface PublicSymbol {
  /** The name it is exported by. */
  readonly name: string;
  readonly kind: SymbolKind;
  readonly source: Source;
  readonly node: Declaration;
  readonly doc: DocComment | undefined;
  /** Whether programs can use it as a type only. */
  readonly isType: boolean;
}

const KINDS: Readonly<Record<string, SymbolKind>> = {
  ClassDeclaration: "class",
  FunctionDeclaration: "function",
  TSDeclareFunction: "function",
  VariableDeclaration: "const",
  TSInterfaceDeclaration: "type",
  TSTypeAliasDeclaration: "type",
};

/** Everything that the module in `file` exports, followed to where it is declared; what comes from another package is that one's to document. */
export function exportedSymbols(file: string): PublicSymbol[] {
  const source = readSource(file);
  const entries = source.exports.flatMap(({ entries }) => entries);
  return entries.flatMap(({ exportName, importName, localName, moduleRequest, isType }) => {
    if (moduleRequest !== null && !moduleRequest.value.startsWith(".")) return [];
    const target = moduleRequest === null ? file : resolve(dirname(file), moduleRequest.value);
    const kind: string = importName.kind;
    if (kind === "AllButDefault") return exportedSymbols(target);
    const name = importName.name ?? localName.name ?? "";
    return [{ ...declared(target, name, exportName.name ?? name), isType }];
  });
}

/** The declaration of `name` in a file, or in the file it comes from. */
export function declared(file: string, name: string, as: string = name): PublicSymbol {
  const source = readSource(file);
  const found = declarations(source).filter(({ names }) => names.includes(name));
  const docs = found.map(({ statement }) => docBefore(source, statement.start));
  const [first] = found;
  if (first !== undefined) {
    const kind = KINDS[first.node.type] ?? "const";
    const doc = docs.find((doc) => doc !== undefined);
    return { name: as, kind, source, node: first.node, doc, isType: false };
  }
  const passedOn = exportedElsewhere(source, name);
  if (passedOn === undefined)
    throw new Error(`Cannot find where ${name}, which ${file} exports, is declared`);
  return declared(resolve(dirname(file), passedOn.module), passedOn.name, as);
}

interface Declared {
  readonly statement: Node;
  readonly node: Declaration;
  readonly names: readonly string[];
}

function declarations({ program }: Source): Declared[] {
  return program.body.flatMap((statement) => {
    const isExport =
      statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const node = isExport ? statement.declaration : statement;
    if (node === null || !(node.type in KINDS)) return [];
    return [{ statement, node: node as Declaration, names: namesOf(node as Declaration) }];
  });
}

function namesOf(node: Declaration): string[] {
  if (node.type === "VariableDeclaration") {
    return node.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  }
  return "id" in node && node.id?.type === "Identifier" ? [node.id.name] : [];
}

/** Where a name comes from that a file imports, or passes on. */
export function exportedElsewhere(
  source: Source,
  name: string,
): { module: string; name: string } | undefined {
  for (const { entries, moduleRequest } of source.imports) {
    const entry = entries.find(({ localName }) => localName.value === name);
    if (entry !== undefined) return { module: moduleRequest.value, name: entry.importName.name ?? name };
  }
  for (const { entries } of source.exports) {
    const entry = entries.find(({ exportName }) => exportName.name === name);
    const module = entry?.moduleRequest?.value;
    if (module !== undefined) return { module, name: entry?.importName.name ?? name };
  }
  return undefined;
}
