import { z } from "zod";
import type { Localized } from "../languages.ts";
import { localizedSchema } from "./localized.ts";
import { idSchema } from "./common.ts";

/** How far a program may go before the tutor stops it. */
export interface Budget {
  readonly timeMs: number;
  readonly outputBytes: number;
  readonly processes: number;
}

/** What a program prints. `<n>` stands for any number; `order` says how far the order is certain. */
export interface ExpectedOutput {
  readonly order: "exact" | "any";
  readonly lines: readonly string[];
}

/** A question whose right answer the program gives: it is the one that begins with what this line of `output` says. */
export interface Prediction {
  readonly question: string;
  readonly line: number;
}

/**
 * A picture that serves a lesson, beside the timeline, which every run has: scheduling by hand, the outcomes of all schedules, who waits for whom,
 * and the curve of Amdahl's law with what was measured.
 */
export type Visual = "scheduler" | "outcomes" | "wait-for" | "amdahl";

/** The part of `lesson.json` that only an exercise has. */
export interface ExerciseFile {
  readonly file: string;
}

/** `<lesson>/lesson.json` */
export interface LessonFile {
  readonly id: string;
  readonly kind: "lesson" | "exercise";
  readonly minutes: number;
  readonly objective: Localized;
  readonly misconceptions: readonly string[];
  readonly budget: Budget;
  readonly output?: ExpectedOutput | undefined;
  readonly complaint?: string | undefined;
  readonly predictions?: readonly Prediction[] | undefined;
  readonly visuals?: readonly Visual[] | undefined;
  readonly speedUp?: string | undefined;
  readonly exercise?: ExerciseFile | undefined;
}

const budgetSchema: z.ZodType<Budget> = z
  .strictObject({
    timeMs: z.int().min(500).max(60_000).describe("Milliseconds from start to end."),
    outputBytes: z.int().min(1_000).max(10_000_000).describe("Bytes it may print, all processes together."),
    processes: z.int().min(1).max(64).describe("Processes it may have started in all."),
  })
  .describe("How far the program may go before the tutor stops it and says which limit it met.");

const outputSchema: z.ZodType<ExpectedOutput> = z
  .strictObject({
    order: z
      .enum(["exact", "any"])
      .describe("exact: the order is certain under every schedule; any: only the lines are."),
    lines: z
      .array(z.string())
      .min(1)
      .describe("The lines, with <n> for any number and [[es:…|en:…]] where the language matters."),
  })
  .describe("What program.ts and program.py print: the course's tests run both and compare.");

const predictionSchema: z.ZodType<Prediction> = z
  .strictObject({
    question: idSchema.describe("The question in the texts: `## ?id …`. Each answer begins with `code`."),
    line: z
      .int()
      .min(1)
      .describe(
        "The line of what program.ts prints that settles it, from 1: it quotes the right answer only.",
      ),
  })
  .describe("A question whose right answer is found by running the program.");

export const lessonSchema: z.ZodType<LessonFile> = z
  .strictObject({
    id: idSchema,
    kind: z
      .enum(["lesson", "exercise"])
      .describe("lesson: read, predict, run. exercise: the student changes a program and it is checked."),
    minutes: z.int().min(1).max(30).describe("How long a student needs, about."),
    objective: localizedSchema.describe("What the student can do afterwards, in one sentence."),
    misconceptions: z
      .array(z.string())
      .describe("Ids from misconceptions.json that this lesson works against."),
    budget: budgetSchema,
    output: outputSchema.optional(),
    complaint: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Only if the programs fail on purpose: words that both write to stderr, [[es:…|en:…]] where the language matters.",
      ),
    predictions: z
      .array(predictionSchema)
      .min(1)
      .optional()
      .describe("The questions that the program answers; content:check runs it and compares."),
    visuals: z
      .array(z.enum(["scheduler", "outcomes", "wait-for", "amdahl"]))
      .min(1)
      .optional()
      .describe("The pictures that serve this lesson; front ends that can draw them offer them first."),
    speedUp: z
      .string()
      .regex(/<speed-up>/)
      .optional()
      .describe(
        "Only with the picture amdahl: a line of output that tells a measured <speed-up>, and perhaps for how many <processes>; <n> is any other number. Without <processes>, those that were started count.",
      ),
    exercise: z
      .strictObject({
        file: z
          .string()
          .min(1)
          .describe("The file the student edits, the same in start/, solution/ and mistakes/."),
      })
      .optional()
      .describe("Only for kind exercise."),
  })
  .describe("One lesson.");
