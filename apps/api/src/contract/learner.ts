import { anyProgressSchema } from "@mp/tutor";
import { z } from "@hono/zod-openapi";
import { idSchema, languageSchema, richTextSchema, timeSchema } from "./common.ts";

/** A learner: nobody knows more of them than what they did. */
export const learnerSchema = z.object({ id: idSchema, createdAt: timeSchema }).openapi("Learner");

export const newLearnerSchema = learnerSchema
  .extend({
    token: z.string().openapi({
      description: "To send as `Authorization: Bearer …`. It is shown this once; only a hash of it is kept.",
    }),
  })
  .openapi("NewLearner");

/** The tutor's own format: front ends and the API exchange the same document. */
export const progressDocument = z.looseObject({ version: z.int() }).openapi("Progress", {
  description:
    "What a learner has done, in the tutor's own format (docs/schemas/progress.schema.json). It is the learner's word; what the API graded itself is in their runs.",
});

/** Reads a document of any version that the tutor reads. */
export const parseProgress = anyProgressSchema;

export const exportSchema = z
  .object({
    learner: learnerSchema,
    exportedAt: timeSchema,
    progress: progressDocument,
    runs: z
      .array(z.looseObject({ id: idSchema }))
      .openapi({ description: "All runs and attempts, with what was sent in." }),
  })
  .openapi("LearnerExport");

export const hintRequestSchema = z
  .strictObject({
    task: z.int().min(1).max(100).openapi({ description: "The number of the task." }),
  })
  .openapi("HintRequest");

export const hintSchema = richTextSchema
  .extend({
    task: z.int(),
    shown: z.int().openapi({ description: "Which hint this is, from 1." }),
    of: z.int().openapi({ description: "How many there are." }),
  })
  .openapi("Hint");

export const answerRequestSchema = z
  .strictObject({
    answer: z.int().min(0).max(100).openapi({ description: "The answer chosen, counted from 0." }),
  })
  .openapi("AnswerRequest");

export const answerSchema = z
  .object({
    answer: z.int(),
    correct: z.boolean(),
    reason: richTextSchema.openapi({ description: "Why it is right or wrong." }),
    language: languageSchema,
  })
  .openapi("AnswerResult");
