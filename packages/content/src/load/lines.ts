/** In which line of a file a fault is. */
import { type AnyNode, parse } from "@humanwhocodes/momoa";

/** The line of a place in a text, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** The line in which a piece of a text stands first, looked for from `from` on. */
export function lineOf(text: string, piece: string, from = 0): number | undefined {
  const at = text.indexOf(piece, from);
  return at === -1 ? undefined : lineAt(text, at);
}

/** The line of a value inside a JSON text; where it is missing, that of what should hold it. */
export function lineOfValue(text: string, path: readonly PropertyKey[]): number {
  let node: AnyNode = parse(text).body;
  let line = node.loc.start.line;
  for (const key of path) {
    const next = memberOf(node, key);
    if (!next) break;
    ({ line } = next);
    node = next.value;
  }
  return line;
}

/** Where a text stops being JSON: the line, if the parser says it. */
export function lineOfSyntaxError(text: string): number | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    return (error as { line?: number }).line;
  }
}

function memberOf(node: AnyNode, key: PropertyKey): { line: number; value: AnyNode } | undefined {
  if (node.type === "Array") {
    const value = node.elements[Number(key)]?.value;
    return value && { line: value.loc.start.line, value };
  }
  if (node.type !== "Object") return undefined;
  const member = node.members.find(({ name }) => (name.type === "String" ? name.value : name.name) === key);
  return member && { line: member.loc.start.line, value: member.value };
}
