import type { Token } from "marked";

/** Splits tokens before each heading of a depth; what stands before the first is the first piece. */
export function splitAt(tokens: readonly Token[], depth: number): Token[][] {
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "heading" && token["depth"] === depth) pieces.push([]);
    pieces.at(-1)?.push(token);
  }
  return pieces;
}
