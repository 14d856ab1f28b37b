import type { LaneState } from "@mp/inspect";
import wrapAnsi from "wrap-ansi";
import { palette } from "../palette.ts";
import type { MarkName, Picture } from "./picture.ts";
import type { Signs } from "./signs.ts";

/** What the signs are called. */
export interface LegendTexts {
  readonly states: Readonly<Record<LaneState, string>>;
  readonly marks: Readonly<Record<MarkName, string>>;
}

/** What each sign of a picture means; only of those that are in it. */
export function legendLines(
  { lanes }: Picture,
  { width, signs, texts }: { readonly width: number; readonly signs: Signs; readonly texts: LegendTexts },
): string[] {
  const states = new Set(lanes.flatMap(({ spans }) => spans.map(({ state }) => state)));
  const marks = new Set(lanes.flatMap((lane) => lane.marks.map(({ name }) => name)));
  const parts = [
    ...entries(signs.states, states).map(([state, sign]) => entry(sign.repeat(2), texts.states[state])),
    ...entries(signs.marks, marks).map(([mark, sign]) => entry(sign, texts.marks[mark])),
  ];
  return wrapAnsi(parts.join("   "), width - 2)
    .split("\n")
    .map((line) => palette.dim(`  ${line.trim().replaceAll("\u00A0", " ")}`));
}

// Blanks that do not break keep a sign beside its meaning.
function entry(sign: string, meaning: string): string {
  return `${sign} ${meaning}`.replaceAll(" ", "\u00A0");
}

/** In the order of the signs, so that a legend always reads the same. */
function entries<Name extends string>(signs: Readonly<Record<Name, string>>, used: ReadonlySet<Name>) {
  return (Object.entries(signs) as [Name, string][]).filter(([name]) => used.has(name));
}
