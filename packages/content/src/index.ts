/** The course as plain data: what it is made of, and how to build it from its files. */
export type { Check, CheckedRun, ProcessEvent, ProcessRef, Verdict } from "./check.ts";
export { ContentError, describeFault, type Fault } from "./errors.ts";
export {
  isLanguage,
  type Language,
  LANGUAGES,
  type Localized,
  localizedSchema,
  perLanguage,
} from "./languages.ts";
export { loadCourse } from "./load/course.ts";
export type { CourseFiles } from "./load/reader.ts";
export { plainText } from "./markdown/inlines.ts";
export type { Answer, Block, CodeBlock, Hint, Inline, LessonText, Section, Term } from "./markdown/model.ts";
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
export { brokenPlaceholder, localize } from "./placeholders.ts";
export { type CourseFile, courseSchema, type ModuleFile, moduleSchema } from "./schema/course.ts";
export { type MessagesFile, messagesSchema, type MistakeFile, mistakeSchema } from "./schema/exercise.ts";
export {
  type Glossary,
  type GlossaryEntry,
  glossarySchema,
  type Misconceptions,
  misconceptionsSchema,
} from "./schema/glossary.ts";
export { type Budget, type ExpectedOutput, type LessonFile, lessonSchema } from "./schema/lesson.ts";
