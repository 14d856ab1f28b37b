/** Reads a progress of any version there was. */

import { LANGUAGES } from "@mp/content";
import { z } from "zod";
import { type LessonProgress, type Moment, type Progress, startedLesson } from "./format.ts";
import { canonical } from "./merge.ts";
import { progressIdSchema, progressSchema } from "./schema.ts";

const time = z.iso.datetime();
const count = z.int().min(0);

const versionOne = z.object({
  version: z.literal(1),
  language: z.enum(LANGUAGES).optional(),
  last: z.string().optional(),
  lessons: z.record(
    progressIdSchema,
    z.object({
      startedAt: time,
      ranAt: time.optional(),
      doneAt: time.optional(),
      answers: z.record(progressIdSchema, count),
      hints: z.record(z.string().regex(/^\d+$/), count),
      checks: count,
    }),
  ),
});

type VersionOne = z.infer<typeof versionOne>;

/** Version 1 did not say when the student chose. Any choice made since is later than this. */
const LONG_AGO: Moment = new Date(0).toISOString();

/** Any version of a progress, as the newest one. The schema of both together says what a file may be. */
export const anyProgressSchema: z.ZodType<Progress> = z
  .discriminatedUnion("version", [versionOne, progressSchema as never])
  .transform((read: VersionOne | Progress) => canonical(read.version === 1 ? upgraded(read) : read));

function upgraded({ language, last, lessons }: VersionOne): Progress {
  const entries = Object.entries(lessons).map(([id, own]) => [id, upgradedLesson(own)] as const);
  return {
    version: 2,
    ...(language && { language: { value: language, at: LONG_AGO } }),
    ...(last !== undefined && { last: { value: last, at: LONG_AGO } }),
    lessons: Object.fromEntries(entries),
  };
}

function upgradedLesson(own: VersionOne["lessons"][string]): LessonProgress {
  const { ranAt, doneAt } = own;
  const at = moment(own.startedAt);
  const answers = Object.entries(own.answers).map(([id, answer]) => [id, [{ answer, at }]] as const);
  return {
    ...startedLesson(at),
    ...(ranAt !== undefined && { ranAt: moment(ranAt) }),
    ...(doneAt !== undefined && { doneAt: moment(doneAt) }),
    answers: Object.fromEntries(answers),
    hints: own.hints,
    // Version 1 kept only how many there were: as many moments, from the first on, a millisecond apart.
    checks: Array.from({ length: own.checks }, (_, nth) => moment(Date.parse(at) + nth)),
  };
}

function moment(text: string | number): Moment {
  return new Date(text).toISOString();
}
