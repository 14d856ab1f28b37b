/**
 * The one format of a student's progress, version 2. Each part of it merges with its like from another device without loss: a set of
 * moments, the first moment, the most, or the last choice.
 */

import { type Language, LANGUAGES } from "@mp/content";
import { z } from "zod";

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

const moment = z.iso.datetime({ precision: 3 }).describe("As in 2026-11-23T10:00:00.000Z.");
/** Ids of lessons and of questions are written like this. */
export const progressIdSchema: z.ZodType<string, string> = z.string().regex(/^[a-z][a-z0-9-]*$/);
const count = z.int().min(0);

const answerSchema: z.ZodType<GivenAnswer> = z.strictObject({
  answer: count.describe("Counted from 0."),
  at: moment.describe("When it was first chosen."),
});

const lessonSchema: z.ZodType<LessonProgress> = z.strictObject({
  startedAt: moment.describe("When the lesson was first opened."),
  ranAt: moment.optional().describe("When its program first ran to its end."),
  doneAt: moment.optional().describe("When it was first done."),
  answers: z
    .record(progressIdSchema, z.array(answerSchema))
    .describe("Question id → the answers chosen, each once; the first one was the prediction."),
  hints: z.record(z.string().regex(/^\d+$/), count).describe("Task number → hints shown."),
  help: z
    .strictObject({
      parsons: moment.optional().describe("The lines of the solution, shuffled."),
      diff: moment.optional().describe("How the student's program differs from the solution."),
      solution: moment.optional(),
    })
    .describe("When each stage of help beyond hints was first shown."),
  checks: z.array(moment).describe("When the exercise was checked, in order."),
});

function choiceOf<T>(value: z.ZodType<T>): z.ZodType<Choice<T>> {
  return z.strictObject({ value, at: moment }) as z.ZodType<Choice<T>>;
}

/** The shape of a student's progress, version 2. */
export const progressSchema: z.ZodType<Progress> = z
  .strictObject({
    version: z.literal(2),
    language: choiceOf(z.enum(LANGUAGES)).optional().describe("The language chosen by the student."),
    last: choiceOf(z.string()).optional().describe("Id of the lesson that was open last."),
    lessons: z.record(progressIdSchema, lessonSchema).describe("Lesson id → what was done in it."),
  })
  .describe("What a student has done in the course, and when.");
