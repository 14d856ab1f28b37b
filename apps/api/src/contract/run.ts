import { z } from "@hono/zod-openapi";
import { idSchema, languageSchema, pageOf, slugSchema, sourceText, timeSchema } from "./common.ts";

const FILES_MOST = 20;

const fileName = z
  .string()
  .regex(/^[\w-][\w.-]{0,63}$/)
  .openapi({ description: "Letters, digits, `_`, `-` and dots; no folders.", example: "program.ts" });

const programLanguageSchema = z.enum(["typescript", "javascript", "python"]).openapi("ProgramLanguage");

/** How a schedule is written: see docs/trace-and-explore.md. */
const scheduleSchema = z
  .string()
  .max(20_000)
  .regex(/^[\w.~:+/=-]+$/)
  .openapi({
    description: "Runs it under this schedule, as a grading gave it, so that what went wrong happens again.",
  });

export const runRequestSchema = z
  .strictObject({
    language: programLanguageSchema,
    files: z
      .array(z.strictObject({ name: fileName, content: sourceText }))
      .min(1)
      .max(FILES_MOST),
    entry: fileName.optional().openapi({ description: "The file to run; the first one if left out." }),
    timeMs: z
      .int()
      .min(100)
      .max(60_000)
      .optional()
      .openapi({ description: "Milliseconds it may take: less than the API would allow, never more." }),
    schedule: scheduleSchema.optional(),
  })
  .openapi("RunRequest");

export type RunRequest = z.infer<typeof runRequestSchema>;

export const attemptRequestSchema = z
  .strictObject({
    content: sourceText.openapi({ description: "The exercise's file, as the student left it." }),
  })
  .openapi("AttemptRequest");

const OUTCOMES = [
  "ok",
  "failed",
  "time_limit",
  "cpu_limit",
  "memory_limit",
  "output_limit",
  "process_limit",
  "cancelled",
  "internal_error",
] as const;

const testResultSchema = z
  .object({
    id: z.string(),
    name: z.string().openapi({ description: "What was looked at." }),
    status: z.enum(["pass", "fail"]),
    message: z.string().nullable().openapi({ description: "What went wrong and what to try." }),
    message_id: z.string().nullable(),
    task_id: z.int(),
    lines: z.array(z.int()).openapi({ description: "Lines of the student's file." }),
    schedule: z.string().nullable().openapi({
      description: "A schedule under which it goes wrong: send it with a run to see it happen again.",
    }),
  })
  .openapi("TestResult");

/** Exercism's results.json, version 3, with additions. */
const gradingSchema = z
  .object({
    version: z.literal(3),
    status: z.enum(["pass", "fail", "error"]),
    message: z
      .string()
      .nullable()
      .openapi({ description: "Why it could not be graded, if status is error." }),
    tests: z.array(testResultSchema),
  })
  .openapi("Grading");

export const runResultSchema = z
  .object({
    outcome: z
      .enum(OUTCOMES)
      .openapi({ description: "`ok`: exit code 0. `failed`: another one. A limit is named." }),
    exitCode: z.int().nullable(),
    timeMs: z.number().openapi({ description: "Milliseconds from the moment the program was ready." }),
    limit: z.object({ name: z.string(), value: z.number() }).nullable().openapi({
      description: "The limit that ended it, and what it was: milliseconds, bytes or processes.",
    }),
    grading: z.union([gradingSchema, z.null()]).openapi({ description: "Of an attempt on an exercise." }),
  })
  .openapi("RunResult");

export type RunResult = z.infer<typeof runResultSchema>;

const STATES = ["queued", "running", "finished"] as const;

export const runSchema = z
  .object({
    id: idSchema,
    kind: z.enum(["run", "attempt"]),
    lesson: slugSchema.nullable().openapi({ description: "The exercise of an attempt." }),
    programLanguage: programLanguageSchema,
    language: languageSchema,
    state: z.enum(STATES),
    attempt: z
      .int()
      .openapi({ description: "How often it was begun: more than once if what ran it was lost." }),
    createdAt: timeSchema,
    startedAt: timeSchema.nullable(),
    finishedAt: timeSchema.nullable(),
    result: z
      .union([runResultSchema, z.null()])
      .openapi({ description: "Null until the state is `finished`." }),
    events: z.string().openapi({ description: "Where its events are: `/v1/runs/{run}/events`." }),
  })
  .openapi("Run");

export type Run = z.infer<typeof runSchema>;
export const runPageSchema = pageOf(runSchema, "RunPage");
