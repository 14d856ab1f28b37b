import stringWidth from "string-width";
import { headed, wrapped } from "../../render/blocks.ts";
import { palette } from "../../render/palette.ts";
import { padded } from "../../render/table.ts";
import type { Page, Pair, Part } from "./page.ts";

/** As wide as the narrowest terminal. */
const WIDTH = 80;
const INDENT = "  ";
/** Terms longer than this have what they mean below them. */
const WIDEST_TERM = 28;

/** A page of the manual for a terminal. */
export function pageText({ title, parts }: Page): string {
  const lines = parts.flatMap((part) => ["", palette.heading(part.title), ...partLines(part)]);
  return [palette.title(title), ...lines].join("\n");
}

function partLines(part: Part): string[] {
  if (part.kind === "usage") return part.lines.map((line) => INDENT + line);
  if (part.kind !== "paragraphs") return pairLines(part.pairs);
  return part.paragraphs.flatMap((paragraph, at) => [
    ...(at > 0 ? [""] : []),
    ...headed(wrapped(paragraph, WIDTH - INDENT.length), INDENT, INDENT),
  ]);
}

function pairLines(pairs: readonly Pair[]): string[] {
  const widths = pairs.map(([term]) => stringWidth(term)).filter((width) => width <= WIDEST_TERM);
  const column = Math.max(0, ...widths) + 3;
  const below = " ".repeat(INDENT.length + column);
  return pairs.flatMap(([term, means]) => {
    const text = wrapped(means, WIDTH - below.length);
    return stringWidth(term) > WIDEST_TERM
      ? [INDENT + term, ...headed(text, below, below)]
      : headed(text, INDENT + padded(term, column), below);
  });
}
