import { palette } from "../render/palette.ts";
import { type Signs, signsFor } from "../render/trace/signs.ts";
import type { View } from "./choices.ts";

/** Where a command writes: how wide it is, and what it can show. */
export interface Screen {
  readonly width: number;
  readonly signs: Signs;
  readonly view: View;
  /** The sign between units and tenths. */
  readonly decimal: string;
}

/** Wide lines are for pictures; sentences stay readable. */
export const SENTENCE_WIDTH = 100;

/** Without a terminal nothing is drawn, unless it is asked for. */
export function screenFor(
  env: NodeJS.ProcessEnv,
  { view, language }: { readonly view: View | undefined; readonly language: string },
): Screen {
  const { columns, isTTY } = process.stdout;
  return {
    width: columns ?? 80,
    signs: signsFor(env),
    view: view ?? (isTTY ? "lanes" : "text"),
    decimal: language === "es" ? "," : ".",
  };
}

/** Prints a part under its title, with an empty line before it; nothing if there is nothing in it. */
export function section(title: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(["", palette.heading(title), ...lines].join("\n"));
}
