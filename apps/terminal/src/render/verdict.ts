import type { Language } from "@mp/content";
import type { Results, TestResult } from "@mp/tutor";
import { words } from "../texts/index.ts";
import { headed, wrapped } from "./blocks.ts";
import { messageText } from "./inline.ts";
import { palette } from "./palette.ts";

/** How to show what came of a check. */
export interface VerdictLook {
  readonly width: number;
  readonly language: Language;
  /** Whether keys can be pressed now, so that naming them helps. */
  readonly keys: boolean;
}

/** What came of a check, in lines. */
export function verdictLines(results: Results, look: VerdictLook): string[] {
  const { width } = look;
  if (results.status === "error") {
    const message = wrapped(messageText(results.message ?? ""), width - 4);
    return ["", ...headed(message, `${palette.bad("✘")} `, "  ")];
  }
  // One cause may fail several properties: it is explained once.
  const isRepeated = ({ message }: TestResult, at: number) => message === results.tests[at - 1]?.message;
  const tests = results.tests.flatMap((test, at) => ["", ...testLines(test, width, !isRepeated(test, at))]);
  return [...tests, "", ...closing(results, look)];
}

function testLines({ status, name, message }: TestResult, width: number, explain: boolean): string[] {
  const [sign, style] = status === "pass" ? ["✔", palette.good] : ["✘", palette.bad];
  const title = headed(wrapped(palette.strong(name), width - 2), `${style(sign)} `, "  ");
  if (message === null || !explain) return title;
  const reason = wrapped(messageText(message), width - 4).map((line) => `  ${style("│")} ${line}`);
  return [...title, ...reason];
}

function closing({ status, tests }: Results, { width, language, keys }: VerdictLook): string[] {
  const { passed, passedMore, failed, failedKeys } = words(language);
  if (status === "pass") return [palette.good(palette.strong(passed)), ...wrapped(passedMore, width)];
  const count = failed(tests.filter((test) => test.status === "pass").length, tests.length);
  return wrapped(keys ? `${count} ${failedKeys}` : count, width);
}
