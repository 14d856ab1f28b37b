import { type Language, localize, type MessagesFile, type Verdict } from "@mp/content";
import { texts } from "../texts/index.ts";
import type { Grading } from "./grading.ts";

/** One property, as the student reads it. Fields beyond Exercism's own are additions of ours. */
export interface TestResult {
  readonly name: string;
  readonly status: "pass" | "fail";
  readonly message: string | null;
  readonly task_id: number;
  readonly id: string;
  readonly message_id: string | null;
  readonly lines: readonly number[];
  /** A schedule under which the property does not hold, if schedules decide. */
  readonly schedule: string | null;
}

/** Exercism's `results.json`, version 3. */
export interface Results {
  readonly version: 3;
  readonly status: "pass" | "fail" | "error";
  readonly message: string | null;
  readonly tests: readonly TestResult[];
}

/** Puts a grading in words. */
export function resultsOf(grading: Grading, words: MessagesFile, language: Language): Results {
  if (grading.status === "error") {
    return { version: 3, status: "error", message: texts(language).trouble(grading.trouble), tests: [] };
  }
  const tests = grading.verdicts.map((verdict) => testOf(verdict, words, language));
  return { version: 3, status: grading.status, message: null, tests };
}

function testOf({ test, task, failure }: Verdict, words: MessagesFile, language: Language): TestResult {
  const lines = linesOf(failure);
  return {
    name: words.tests[test]?.[language] ?? test,
    status: failure ? "fail" : "pass",
    message: failure ? messageOf(failure, words, language) : null,
    task_id: task,
    id: test,
    message_id: failure?.message ?? null,
    lines,
    schedule: failure?.schedule ?? null,
  };
}

function messageOf(
  failure: NonNullable<Verdict["failure"]>,
  words: MessagesFile,
  language: Language,
): string {
  const template = words.messages[failure.message]?.[language] ?? failure.message;
  const text = template.replaceAll(/\{(\w+)\}/g, (gap, name: string) =>
    localize(String(failure.values?.[name] ?? gap), language),
  );
  // The sentence on what was seen names its lines itself.
  const where = failure.seen?.[language] ?? texts(language).atLines(linesOf(failure));
  return where ? `${text} ${where}` : text;
}

function linesOf(failure: Verdict["failure"]): readonly number[] {
  return [...new Set(failure?.lines)].toSorted((a, b) => a - b);
}
