/** What a progress of version 2 looks like, for whoever reads one. By itself: front ends that only write one need not load it. */

import { LANGUAGES } from "@mp/content";
import { z } from "zod";
import type { Choice, GivenAnswer, LessonProgress, Progress } from "./format.ts";

// The policy of a page lets nothing make a function of a text, and a browser reports who tries: zod has to know.
if ("document" in globalThis) z.config({ jitless: true });

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
