import { headed, wrapped } from "../blocks.ts";
import { palette } from "../palette.ts";
import type { Signs } from "./signs.ts";

/** Something that was found, in words. */
export interface FindingRow {
  readonly severity: "fault" | "risk";
  readonly text: string;
}

/** What was found, faults and risks with a sign of their own. */
export function findingsLines(
  rows: readonly FindingRow[],
  { width, signs }: { readonly width: number; readonly signs: Signs },
): string[] {
  return rows.flatMap(({ severity, text }) => {
    const sign = severity === "fault" ? palette.bad(signs.bad) : palette.warn(signs.risk);
    return headed(wrapped(text, width - 4), `  ${sign} `, "    ");
  });
}
