/** A module as the transform reads it: its text without types, in which every character keeps its place, and its tree. */

import { stripTypeScriptTypes } from "node:module";
import { basename } from "node:path";
import { parseSync } from "oxc-parser";

/** A node of the tree, seen as what the transform needs of it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A parsed module. */
export interface Module {
  readonly file: string;
  readonly text: string;
  readonly program: Node;
}

/** Parses a TypeScript module. */
export function parseModule(file: string, source: string): Module {
  const text = stripTypeScriptTypes(source);
  const { program, errors } = parseSync(file.replace(/\.ts$/, ".js"), text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`Cannot read ${file}: ${error.message}`);
  return { file, text, program: program as unknown as Node };
}

/** `cell.ts:45`, for whoever reads a counterexample. */
export function siteOf({ file, text }: Module, node: Node): string {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < node.start; at = text.indexOf("\n", at + 1)) line++;
  return `${basename(file)}:${line}`;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** What a node consists of, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const found: Node[] = [];
  for (const value of Object.values(node)) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) found.push(...value.filter(isNode));
  }
  // `{ a }` and `{ a = 1 }` have one text for two nodes: the larger one counts.
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((child, place, all) => child.start >= (all[place - 1]?.end ?? 0));
}

/** The expression inside parentheses and optional chains. */
export function bare(node: Node): Node {
  let inner = node;
  while (inner.type === "ParenthesizedExpression" || inner.type === "ChainExpression") {
    inner = inner["expression"] as Node;
  }
  return inner;
}

/** Whether a node is a function of any form. */
export function isFunction(node: Node): boolean {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}

/** The name of a property or method: what a call of it says behind the dot. */
export function keyName(module: Module, node: Node): string {
  const key = node["key"] as Node;
  return node["computed"] === true ? `[${module.text.slice(key.start, key.end)}]` : nameOf(key);
}

/** The name an identifier or a literal key has; empty for anything else. */
export function nameOf(node: Node): string {
  const bared = bare(node);
  const name = bared["name"] ?? bared["value"];
  return typeof name === "string" ? name : "";
}
