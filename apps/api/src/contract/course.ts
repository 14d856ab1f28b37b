import { z } from "@hono/zod-openapi";
import { languageSchema, pageOf, richTextSchema, slugSchema } from "./common.ts";

export const lessonSummarySchema = z
  .object({
    id: slugSchema,
    number: z
      .string()
      .openapi({ description: "Its place: `1.2` is the second lesson of the first module.", example: "1.2" }),
    kind: z
      .enum(["lesson", "exercise"])
      .openapi({ description: "An exercise is changed by its student, and graded." }),
    module: slugSchema,
    title: z.string(),
    objective: z.string().openapi({ description: "What the student can do afterwards." }),
    minutes: z.int().openapi({ description: "How long a student needs, about." }),
  })
  .openapi("LessonSummary");

export type LessonSummary = z.infer<typeof lessonSummarySchema>;

export const moduleSchema = z
  .object({
    id: slugSchema,
    number: z.int(),
    language: languageSchema,
    title: z.string(),
    summary: z.string(),
    prerequisites: z.array(slugSchema).openapi({ description: "Ids of the modules to have done before." }),
    lessons: z.array(lessonSummarySchema),
  })
  .openapi("Module");

export const courseSchema = z
  .object({
    language: languageSchema,
    title: z.string(),
    summary: z.string(),
    modules: z.array(moduleSchema.pick({ id: true, number: true, title: true, summary: true })),
    lessons: z.int().openapi({ description: "How many lessons there are." }),
  })
  .openapi("Course");

const proseSchema = richTextSchema.extend({ kind: z.literal("prose"), heading: z.string() });

const questionSchema = richTextSchema.extend({
  kind: z.literal("question"),
  id: slugSchema,
  heading: z.string(),
  answers: z.array(richTextSchema).openapi({
    description:
      "To choose from. Which one is right is told to whoever answers: POST …/questions/{question}/answers.",
  }),
});

const taskSchema = richTextSchema.extend({
  kind: z.literal("task"),
  number: z.int(),
  heading: z.string(),
  hints: z.int().openapi({ description: "How many hints there are: POST …/hints gives the next one." }),
});

export const sectionSchema = z
  .discriminatedUnion("kind", [proseSchema, questionSchema, taskSchema])
  .openapi("Section");

export type Section = z.infer<typeof sectionSchema>;

const sourceSchema = z
  .object({
    name: z.string(),
    language: z.enum(["typescript", "javascript", "python"]),
    content: z.string(),
  })
  .openapi("SourceFile");

export const lessonSchema = lessonSummarySchema
  .extend({
    language: languageSchema,
    ...richTextSchema.shape,
    intro: richTextSchema,
    sections: z.array(sectionSchema),
    programs: z.array(sourceSchema).openapi({ description: "The programs that the lesson shows and runs." }),
    exercise: z
      .union([sourceSchema, z.null()])
      .openapi({ description: "The file to change, as a student begins with it." }),
    limits: z
      .object({ timeMs: z.int(), outputBytes: z.int(), processes: z.int() })
      .openapi({ description: "How far its programs may go when the API runs them." }),
    previous: slugSchema.nullable(),
    next: slugSchema.nullable(),
  })
  .openapi("Lesson");

export type LessonResource = z.infer<typeof lessonSchema>;

export const lessonPageSchema = pageOf(lessonSummarySchema, "LessonPage");
export const modulePageSchema = pageOf(moduleSchema, "ModulePage");

export const termSchema = z
  .object({
    id: slugSchema,
    language: languageSchema,
    term: z.string(),
    english: z.string(),
    forms: z
      .array(z.string())
      .openapi({ description: "Plurals and verb forms that count as the same term." }),
    meaning: z.string(),
  })
  .openapi("Term");

export const termPageSchema = pageOf(termSchema, "TermPage");

export const searchSchema = z
  .object({
    language: languageSchema,
    query: z.string(),
    hits: z.array(
      z.object({
        lesson: lessonSummarySchema,
        heading: z
          .string()
          .openapi({ description: "The part of the lesson that fits best; empty for its introduction." }),
        excerpt: z.string(),
        score: z.number(),
      }),
    ),
  })
  .openapi("SearchResult");
