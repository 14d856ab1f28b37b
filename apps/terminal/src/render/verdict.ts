import type { Language } from "@mp/content";
import type { Results, TestResult } from "@mp/tutor";
import { words } from "../texts/index.ts";
import { headed, wrapped } from "./blocks.ts";
import { messageText } from "./inline.ts";
import { palette } from "./palette.ts";

/** What came of a check, in lines. */
export function verdictLines(
  results: Results,
  { width, language }: { width: number; language: Language },
): string[] {
  if (results.status === "error") {
    return [
      "",
      ...headed(wrapped(messageText(results.message ?? ""), width - 4), `${palette.bad("✘")} `, "  "),
    ];
  }
  const tests = results.tests.flatMap((test) => ["", ...testLines(test, width)]);
  return [...tests, "", ...closing(results, width, language)];
}

function testLines({ status, name, message }: TestResult, width: number): string[] {
  const [sign, style] = status === "pass" ? ["✔", palette.good] : ["✘", palette.bad];
  const title = headed(wrapped(palette.strong(name), width - 2), `${style(sign)} `, "  ");
  if (message === null) return title;
  const reason = wrapped(messageText(message), width - 4).map((line) => `  ${style("│")} ${line}`);
  return [...title, ...reason];
}

function closing({ status, tests }: Results, width: number, language: Language): string[] {
  const { passed, passedMore, failed } = words(language);
  if (status === "pass") return [palette.good(palette.strong(passed)), ...wrapped(passedMore, width)];
  return wrapped(failed(tests.filter((test) => test.status === "pass").length, tests.length), width);
}
