import { z } from "zod";
import type { Localized } from "../languages.ts";
import { localizedSchema } from "./localized.ts";
import { folderSchema, idSchema } from "./common.ts";

/** A lesson of the plan, written or still to write. */
export interface PlannedLesson {
  readonly id: string;
  readonly kind: "lesson" | "exercise";
  readonly core: boolean;
  readonly title: Localized;
  readonly objective: Localized;
  readonly minutes: number;
  readonly prerequisites: readonly string[];
  readonly misconceptions: readonly string[];
  readonly topics: readonly string[];
}

/** A module of the plan. */
export interface PlannedModule {
  readonly id: string;
  readonly folder: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly prerequisites: readonly string[];
  readonly lessons: readonly PlannedLesson[];
}

/** `plan.json`: what the course shall be. Students see what course.json lists, and nothing of this. */
export interface Plan {
  readonly topics: Readonly<Record<string, string>>;
  readonly modules: readonly PlannedModule[];
}

const plannedLessonSchema: z.ZodType<PlannedLesson> = z
  .strictObject({
    id: idSchema,
    kind: z.enum(["lesson", "exercise"]).describe("lesson: read, predict, run. exercise: change a program."),
    core: z.boolean().describe("Whether the course is not whole without it; the others come afterwards."),
    title: localizedSchema.describe("The lesson's title, as its texts will have it."),
    objective: localizedSchema.describe("What the student can do afterwards, in one sentence."),
    minutes: z.int().min(1).max(30).describe("How long a student needs, about."),
    prerequisites: z.array(idSchema).describe("Ids of the lessons it builds on; all come before it."),
    misconceptions: z.array(z.string()).describe("Ids from misconceptions.json that it works against."),
    topics: z.array(idSchema).describe("Ids of the topics it covers."),
  })
  .describe("A lesson, written or still to write.");

export const planSchema: z.ZodType<Plan> = z
  .strictObject({
    topics: z
      .record(idSchema, z.string().min(1))
      .describe("What the course was asked to teach: topic id → the topic. Each is covered by some lesson."),
    modules: z
      .array(
        z.strictObject({
          id: idSchema,
          folder: folderSchema,
          title: localizedSchema.describe("The module's name."),
          summary: localizedSchema.describe("What the student can do after it, in one sentence."),
          prerequisites: z.array(idSchema).describe("Ids of the modules to have done before."),
          lessons: z.array(plannedLessonSchema).min(1).describe("Its lessons, in order."),
        }),
      )
      .min(1)
      .describe("The modules, in the order in which they are taught."),
  })
  .describe("The plan of the course: what is written and what is still to write.");
