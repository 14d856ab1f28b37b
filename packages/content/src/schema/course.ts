import { z } from "zod";
import type { Localized } from "../languages.ts";
import { localizedSchema } from "./localized.ts";
import { folderSchema, idSchema } from "./common.ts";

/** `course.json` */
export interface CourseFile {
  readonly title: Localized;
  readonly summary: Localized;
  readonly modules: readonly string[];
}

export const courseSchema: z.ZodType<CourseFile> = z
  .strictObject({
    title: localizedSchema.describe("The course's name."),
    summary: localizedSchema.describe("What the course is about, in one sentence."),
    modules: z
      .array(folderSchema)
      .min(1)
      .describe("The folders of the modules, in the order in which they are taught."),
  })
  .describe("The course: its modules in order.");

/** `<module>/module.json` */
export interface ModuleFile {
  readonly id: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly prerequisites: readonly string[];
  readonly lessons: readonly string[];
}

export const moduleSchema: z.ZodType<ModuleFile> = z
  .strictObject({
    id: idSchema,
    title: localizedSchema.describe("The module's name, as the course list shows it."),
    summary: localizedSchema.describe("What the student can do after it, in one sentence."),
    prerequisites: z.array(idSchema).describe("Ids of the modules to have done before."),
    lessons: z.array(folderSchema).min(1).describe("The folders of its lessons, in order."),
  })
  .describe("A module: its lessons in order.");
