import type { Check, MessagesFile, Verdict } from "@mp/content";
import type { RunRecord } from "../run/record.ts";
import { diagnose, isSilent, type Trouble } from "./trouble.ts";

/** What came of checking a program, free of any language. */
export type Grading =
  | { readonly status: "pass" | "fail"; readonly verdicts: readonly Verdict[] }
  | { readonly status: "error"; readonly trouble: Trouble };

/** Judges a recorded run. A program that did not get through is told why before any property is looked at. */
export function grade(run: RunRecord, check: Check, file: string): Grading {
  const trouble = diagnose(run, file);
  if (trouble) return { status: "error", trouble };
  if (isSilent(run)) return { status: "error", trouble: { kind: "silent" } };
  try {
    return gradingOf(check(run));
  } catch (error) {
    return { status: "error", trouble: { kind: "check-broken", detail: String(error) } };
  }
}

/** What verdicts amount to: all must pass. */
export function gradingOf(verdicts: readonly Verdict[]): Grading {
  return { status: verdicts.every((verdict) => !verdict.failure) ? "pass" : "fail", verdicts };
}

/** The ids of the messages a grading gives, in order. */
export function messageIds(grading: Grading): readonly string[] {
  if (grading.status === "error") return [grading.trouble.kind];
  return grading.verdicts.flatMap(({ failure }) => (failure ? [failure.message] : []));
}

/** The words a check used that its messages.json does not have: an author's mistake. */
export function unknownWords(verdicts: readonly Verdict[], words: MessagesFile): readonly string[] {
  const tests = verdicts.map(({ test }) => test).filter((test) => !Object.hasOwn(words.tests, test));
  const messages = verdicts.flatMap(({ failure }) => (failure ? [failure.message] : []));
  return [...tests, ...messages.filter((message) => !Object.hasOwn(words.messages, message))];
}
