/**
 * Two devices' progress made one. It does not matter which is merged with which, in what order, or how often: the result is the same, and
 * all that either knew is in it.
 */

import { HELP_AFTER_HINTS } from "./format.ts";
import type { Choice, GivenAnswer, LessonProgress, Moment, Progress } from "./format.ts";

/** What two devices know of a student, together. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const language = lastChoice(a.language, b.language);
  const last = lastChoice(a.last, b.last);
  return {
    version: 2,
    ...(language && { language }),
    ...(last && { last }),
    lessons: mergeRecords(a.lessons, b.lessons, mergeLessons),
  };
}

/** Puts a part of a progress in the one form that merging gives it, so that two that say the same are equal. */
export function canonical(progress: Progress): Progress {
  return mergeProgress(progress, progress);
}

function mergeLessons(a: LessonProgress, b: LessonProgress): LessonProgress {
  const [ranAt, doneAt] = [first(a.ranAt, b.ranAt), first(a.doneAt, b.doneAt)];
  const help = HELP_AFTER_HINTS.flatMap((stage) => {
    const at = first(a.help[stage], b.help[stage]);
    return at === undefined ? [] : [[stage, at] as const];
  });
  return {
    startedAt: first(a.startedAt, b.startedAt) ?? a.startedAt,
    ...(ranAt !== undefined && { ranAt }),
    ...(doneAt !== undefined && { doneAt }),
    answers: mergeRecords(a.answers, b.answers, mergeAnswers),
    hints: mergeRecords(a.hints, b.hints, Math.max),
    help: Object.fromEntries(help),
    checks: [...new Set([...a.checks, ...b.checks])].toSorted(),
  };
}

/** Each answer once, with the moment at which it was first chosen, in the order of those moments. */
function mergeAnswers(a: readonly GivenAnswer[], b: readonly GivenAnswer[]): readonly GivenAnswer[] {
  const chosen = new Map<number, Moment>();
  for (const { answer, at } of [...a, ...b]) chosen.set(answer, first(chosen.get(answer), at) ?? at);
  return [...chosen]
    .map(([answer, at]) => ({ answer, at }))
    .toSorted((x, y) => inOrder(x.at, y.at) || x.answer - y.answer);
}

// Keys in order, so that the same contents are the same text.
function mergeRecords<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  merge: (a: T, b: T) => T,
): Record<string, T> {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
  return Object.fromEntries(
    keys.flatMap((key) => {
      const [one, other] = [own(a, key), own(b, key)];
      // What only one of them knows is merged with itself: so it has the one form, too.
      const [left, right] = [one ?? other, other ?? one];
      return left === undefined || right === undefined ? [] : [[key, merge(left, right)]];
    }),
  );
}

// An id may be the name of something that every object has.
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function first(a: Moment | undefined, b: Moment | undefined): Moment | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

// Of two choices at the same moment the greater counts: any rule does, if it is the same on both devices.
function lastChoice<T extends string>(
  a: Choice<T> | undefined,
  b: Choice<T> | undefined,
): Choice<T> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (inOrder(a.at, b.at) || inOrder(a.value, b.value)) < 0 ? b : a;
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
