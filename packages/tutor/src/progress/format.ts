/**
 * The one format of a student's progress, version 2. Each part of it merges with its like from another device without loss: a set of
 * moments, the first moment, the most, or the last choice.
 */

import type { Language } from "@mp/content";

/** Moments are as `Date.toISOString` writes them, so that the order of the texts is the order in time. */
export type Moment = string;

/** An answer to a question, and when it was first chosen. */
export interface GivenAnswer {
  /** Counted from 0. */
  readonly answer: number;
  readonly at: Moment;
}

/** Help beyond hints, in the order in which it is offered. */
export const HELP_AFTER_HINTS = ["parsons", "diff", "solution"] as const;

/** A stage of help beyond hints. */
export type LateHelp = (typeof HELP_AFTER_HINTS)[number];

/** What a student has done in one lesson. */
export interface LessonProgress {
  readonly startedAt: Moment;
  readonly ranAt?: Moment | undefined;
  readonly doneAt?: Moment | undefined;
  /** Question id → the answers chosen, each once, the first one first: it was the prediction. */
  readonly answers: Readonly<Record<string, readonly GivenAnswer[]>>;
  /** Task number → hints shown. */
  readonly hints: Readonly<Record<string, number>>;
  /** When the stages beyond hints were first shown. */
  readonly help: Readonly<Partial<Record<LateHelp, Moment | undefined>>>;
  /** When the exercise was checked, in order. */
  readonly checks: readonly Moment[];
}

/** Something that the student may choose anew: the last choice counts. */
export interface Choice<T> {
  readonly value: T;
  readonly at: Moment;
}

/** A student's progress. */
export interface Progress {
  readonly version: 2;
  /** The language chosen by the student. */
  readonly language?: Choice<Language> | undefined;
  /** Id of the lesson that was open last. */
  readonly last?: Choice<string> | undefined;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

/** A student who has not begun. */
export const noProgress: Progress = { version: 2, lessons: {} };

/** A lesson that was opened at this moment. */
export function startedLesson(at: Moment): LessonProgress {
  return { startedAt: at, answers: {}, hints: {}, help: {}, checks: [] };
}
