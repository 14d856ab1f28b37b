import type { z } from "zod";
import { type CourseFile, courseSchema, type ModuleFile, moduleSchema } from "./course.ts";
import { type MessagesFile, messagesSchema, type MistakeFile, mistakeSchema } from "./exercise.ts";
import { type Figures, figuresSchema } from "./figures.ts";
import { type Glossary, glossarySchema, type Misconceptions, misconceptionsSchema } from "./glossary.ts";
import { type LessonFile, lessonSchema } from "./lesson.ts";
import { type Plan, planSchema } from "./plan.ts";

/** What each kind of JSON file of the course holds. */
interface SchemaValues {
  readonly course: CourseFile;
  readonly module: ModuleFile;
  readonly lesson: LessonFile;
  readonly messages: MessagesFile;
  readonly mistake: MistakeFile;
  readonly glossary: Glossary;
  readonly misconceptions: Misconceptions;
  readonly figures: Figures;
  readonly plan: Plan;
}

/** The kinds of JSON files in the course. */
export type SchemaName = keyof SchemaValues;

/** What a file of that kind holds. */
export type SchemaValue<N extends SchemaName> = SchemaValues[N];

/** The schema of each kind of JSON file. */
export const SCHEMAS: { readonly [N in SchemaName]: z.ZodType<SchemaValues[N]> } = {
  course: courseSchema,
  module: moduleSchema,
  lesson: lessonSchema,
  messages: messagesSchema,
  mistake: mistakeSchema,
  glossary: glossarySchema,
  misconceptions: misconceptionsSchema,
  figures: figuresSchema,
  plan: planSchema,
};

/** What stands as `$schema` in a file of the course: the way from there to `schemas/<name>.schema.json`. */
export function schemaPath(file: string, name: SchemaName): string {
  const up = "../".repeat(file.split("/").length - 1) || "./";
  return `${up}schemas/${name}.schema.json`;
}
