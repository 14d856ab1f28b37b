import { stripVTControlCharacters } from "node:util";
import type { OutcomeReport } from "@mp/tutor/explore";
import type { TraceTexts } from "../../texts/trace-texts.ts";
import { headed, wrapped } from "../blocks.ts";
import { palette } from "../palette.ts";
import type { Signs } from "./signs.ts";

/** How to show outcomes. */
export interface OutcomesLook {
  readonly width: number;
  readonly signs: Signs;
  readonly texts: Pick<TraceTexts, "outcome" | "more">;
  /** The most rows. */
  readonly most: number;
  readonly processName: (pid: number) => string;
}

/** A longer output is cut: what differs is seen in its beginning, or with `--json`. */
const MOST_ROWS_EACH = 3;

/** How executions ended, with how many of each: `  4  ✔ prints 2`. */
export function outcomesLines(outcomes: readonly OutcomeReport[], look: OutcomesLook): string[] {
  const { signs, most, texts } = look;
  const digits = Math.max(...outcomes.map(({ count }) => String(count).length)) + 2;
  const lines = outcomes.slice(0, most).flatMap((each) => {
    const style = each.fails ? palette.bad : palette.good;
    const sign = style((each.fails ? signs.bad : signs.good).padEnd(signs.good.length));
    const head = `${palette.strong(String(each.count).padStart(digits))}  ${sign} `;
    const indent = " ".repeat(digits + 3 + signs.good.length);
    return headed(rows(outcomeText(each, look), look.width - indent.length, signs.more), head, indent);
  });
  const left = outcomes.length - most;
  return left > 0 ? [...lines, palette.dim(`${" ".repeat(digits + 2)}${texts.more(left)}`)] : lines;
}

function rows(text: string, width: number, more: string): string[] {
  const all = wrapped(text, width);
  return all.length <= MOST_ROWS_EACH ? all : [...all.slice(0, MOST_ROWS_EACH - 1), more];
}

/** One outcome in words. */
export function outcomeText(
  { outcome, output }: Pick<OutcomeReport, "outcome" | "output">,
  { texts, signs, processName }: Pick<OutcomesLook, "texts" | "signs" | "processName">,
): string {
  const words = texts.outcome;
  const printed = oneLine(output, signs);
  const prints = printed === "" ? undefined : words.prints(printed);
  switch (outcome.kind) {
    case "finished":
      return outcome.exitCode === 0
        ? (prints ?? words.printsNothing)
        : joined(words.exit(outcome.exitCode), prints);
    case "deadlock":
      return joined(words.deadlock(outcome.pids.map(processName)), prints);
    case "error":
      return joined(words.error(oneLine(outcome.message, signs)), prints);
    default:
      return joined(words.other[outcome.kind], prints);
  }
}

function joined(what: string, prints: string | undefined): string {
  return prints === undefined ? what : `${what}; ${prints}`;
}

/** A program may print anything: here it takes one line, and no control character gets through. */
function oneLine(text: string, { newline }: Signs): string {
  return stripVTControlCharacters(text)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll("\t", "  ").replaceAll(/\p{Cc}/gu, ""))
    .join(newline);
}
