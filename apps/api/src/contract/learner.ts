import { anyProgressSchema } from "@mp/tutor";
import { z } from "@hono/zod-openapi";
import { idSchema, languageSchema, richTextSchema, sourceText, timeSchema } from "./common.ts";

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

const LATE_HELP = ["parsons", "diff", "solution"] as const;

export const hintRequestSchema = z
  .strictObject({
    task: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: "The task they are at: its hints come first." }),
    content: sourceText.optional().openapi({
      description:
        "The exercise's file as it is now, to be compared with the solution. Left out, it is their last attempt, or what they began with.",
    }),
    stage: z
      .enum(LATE_HELP)
      .optional()
      .openapi({ description: "A stage that was shown before, once more. Left out, the next one." }),
  })
  .openapi("HintRequest");

export type HintRequest = z.infer<typeof hintRequestSchema>;

const hintStageSchema = richTextSchema.extend({
  kind: z.literal("hint"),
  task: z.int(),
  shown: z.int().openapi({ description: "Which hint on the task this is, from 1." }),
  of: z.int().openapi({ description: "How many there are." }),
});

const parsonsStageSchema = z.object({
  kind: z.literal("parsons"),
  lines: z
    .array(z.string())
    .openapi({ description: "The lines of the solution, shuffled, without comments and indentation." }),
});

const diffStageSchema = z.object({
  kind: z.literal("diff"),
  hunks: z
    .array(
      z.object({
        ownLine: z.int().openapi({ description: "Where it begins in the student's file, from 1." }),
        solutionLine: z.int(),
        lines: z.array(z.object({ kind: z.enum(["both", "own", "solution"]), text: z.string() })),
      }),
    )
    .openapi({ description: "Where the student's file differs from the solution; nowhere, if it is empty." }),
});

const solutionStageSchema = z.object({ kind: z.literal("solution"), source: z.string() });

export const hintSchema = z
  .object({
    stage: z.discriminatedUnion("kind", [
      hintStageSchema,
      parsonsStageSchema,
      diffStageSchema,
      solutionStageSchema,
    ]),
    next: z
      .enum(["hint", ...LATE_HELP])
      .nullable()
      .openapi({ description: "What comes next; null if all has been shown." }),
    language: languageSchema,
  })
  .openapi("Hint");

export type Hint = z.infer<typeof hintSchema>;

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
