/**
 * A module's text to a tree in which only values are left: the plugin sees TypeScript in some bundlers and what they made of it
 * in others. Positions stay those of the text.
 */

import { tsPlugin } from "@sveltejs/acorn-typescript";
import { Parser } from "acorn";

/** A node of the tree, as ESTree has it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const TypeScript = Parser.extend(tsPlugin());
const TypeScriptAndJsx = Parser.extend(tsPlugin({ jsx: {} }));

/** Parses a module. Throws `SyntaxError` if it can't be. */
export function parseModule(code: string, file: string): Node {
  return withoutTypes(parseTyped(code, file)) as Node;
}

/** Parses a module, types and all. Throws `SyntaxError` if it can't be parsed. */
export function parseTyped(code: string, file: string): Node {
  // `<T>x` is a type assertion in one, an element in the other.
  const parser = /\.[cm]?ts$/.test(file) ? TypeScript : TypeScriptAndJsx;
  const program = parser.parse(code, {
    sourceType: "module",
    ecmaVersion: "latest",
    locations: true,
    ranges: true,
    allowHashBang: true,
  });
  return program as unknown as Node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** The parts of a node that are nodes, in the order of the text. */
export function* childrenOf(node: Node): Generator<Node> {
  for (const [key, value] of Object.entries(node)) {
    if (key === "loc") continue;
    if (isNode(value)) yield value;
    else if (Array.isArray(value)) yield* value.filter(isNode);
  }
}

const TYPE_KEYS = ["typeAnnotation", "returnType", "typeParameters", "typeArguments", "implements"] as const;
/** An expression with a type beside it, which is the expression. */
const TYPED = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
]);

function withoutTypes(node: Node): Node | undefined {
  if (TYPED.has(node.type)) return withoutTypes(node["expression"] as Node);
  if (node.type === "TSParameterProperty") return withoutTypes(node["parameter"] as Node);
  if (node.type === "TSEnumDeclaration" || node.type === "TSModuleDeclaration") return variableFor(node);
  if (node.type.startsWith("TS") || isOfTypesOnly(node)) return undefined;
  for (const key of TYPE_KEYS) delete node[key];
  for (const [key, value] of Object.entries(node)) {
    if (key === "loc") continue;
    if (isNode(value)) node[key] = withoutTypes(value) ?? null;
    else if (Array.isArray(value)) node[key] = value.flatMap(itemWithoutTypes);
  }
  return node;
}

/** The holes of `[, x]` stay where they are. */
function itemWithoutTypes(item: unknown): unknown[] {
  if (!isNode(item)) return [item];
  const kept = withoutTypes(item);
  return kept === undefined ? [] : [kept];
}

function isOfTypesOnly(node: Node): boolean {
  const isThisParameter = node.type === "Identifier" && node["name"] === "this";
  return (
    node["importKind"] === "type" ||
    node["exportKind"] === "type" ||
    node["declare"] === true ||
    isThisParameter
  );
}

/** An enum or a namespace is an object; here it is enough that there is a variable of the name. */
function variableFor(node: Node): Node | undefined {
  const id = node["id"];
  if (node["declare"] === true || !isNode(id) || id.type !== "Identifier") return undefined;
  const { start, end, loc, range } = node;
  const at = { start, end, loc, range };
  return {
    ...at,
    type: "VariableDeclaration",
    kind: "let",
    declarations: [{ ...at, type: "VariableDeclarator", id, init: null }],
  };
}
