/** The course as plain data: what it is made of, and how to build it from its files. */
export type {
  Check,
  CheckedRun,
  Expectation,
  Expectations,
  FaultKind,
  ProcessEvent,
  ProcessRef,
  Property,
  Verdict,
} from "./check.ts";
export { ContentError, describeFault, type Fault } from "./errors.ts";
export { isLanguage, type Language, LANGUAGES, type Localized, perLanguage } from "./languages.ts";
export { type Inspection, inspectCourse, loadCourse } from "./load/course.ts";
export type { CourseFiles } from "./load/reader.ts";
export { plainText } from "./markdown/inlines.ts";
export type {
  Answer,
  Block,
  CodeBlock,
  Hint,
  Inline,
  LessonLink,
  LessonText,
  Section,
  Term,
} from "./markdown/model.ts";
export { quoteOf } from "./markdown/sections.ts";
export {
  type Course,
  type Exercise,
  findLesson,
  type Lesson,
  lessonsOf,
  type Mistake,
  type Module,
  type SourceFile,
  titleOf,
} from "./model.ts";
export { type OutputDifference, outputDifference } from "./output.ts";
export { brokenPlaceholder, localize } from "./placeholders.ts";
export { type CourseFile, courseSchema, type ModuleFile, moduleSchema } from "./schema/course.ts";
export { type MessagesFile, messagesSchema, type MistakeFile, mistakeSchema } from "./schema/exercise.ts";
export {
  type Figure,
  type Figures,
  type FigureSource,
  figuresSchema,
  type Measurement,
  writeFigure,
} from "./schema/figures.ts";
export { SCHEMAS, type SchemaName, schemaPath, type SchemaValue } from "./schema/files.ts";
export { jsonSchema, SCHEMA_NAMES } from "./schema/json-schema.ts";
export {
  type Glossary,
  type GlossaryEntry,
  glossarySchema,
  type Misconceptions,
  misconceptionsSchema,
} from "./schema/glossary.ts";
export {
  type Budget,
  type ExpectedOutput,
  type LessonFile,
  type Visual,
  lessonSchema,
  type Prediction,
} from "./schema/lesson.ts";
export { localizedSchema } from "./schema/localized.ts";
export { type Plan, type PlannedLesson, type PlannedModule, planSchema } from "./schema/plan.ts";
