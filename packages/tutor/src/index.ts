/** What every front end of the course shares. */
export type { ScheduleSearch } from "./explore/all-schedules.ts";
export { checkProgram, type RecordedRun, type Trial, type TrialLimits } from "./grade/check.ts";
export { type Explored, type ExploredOutcome, judge } from "./grade/expectations.ts";
export { type Grading, grade, gradingOf, messageIds, unknownWords } from "./grade/grading.ts";
export { type Results, resultsOf, type TestResult } from "./grade/results.ts";
export { diagnose, type Trouble } from "./grade/trouble.ts";
export { type DiffHunk, type DiffLine, diffToSolution } from "./help/diff.ts";
export { helpAt, type HelpRequest, type HelpStage, nextHelp, stepOf } from "./help/help.ts";
export { parsonsRight } from "./help/parsons.ts";
export {
  exportProgress,
  importProgress,
  type ProgressExport,
  progressExportJsonSchema,
  progressJsonSchema,
  type StudentCode,
} from "./progress/export.ts";
export {
  type Choice,
  type GivenAnswer,
  type LateHelp,
  type LessonProgress,
  noProgress,
  type Progress,
} from "./progress/format.ts";
export { ImportError, type ImportProblem } from "./progress/import-error.ts";
export { mergeProgress } from "./progress/merge.ts";
export { answersTo, languageOf, lastOpenOf, leftOf, statusOf } from "./progress/progress.ts";
export { anyProgressSchema } from "./progress/read.ts";
export { progressSchema } from "./progress/schema.ts";
export type { ProgressStore } from "./progress/store.ts";
export { advance, type Step, withLanguage } from "./progress/steps.ts";
export {
  type LimitMet,
  type LimitName,
  MAIN_PROCESS,
  type Program,
  type ProgramLanguage,
  type RunBudget,
  type RunEvent,
  type Runner,
  type RunOptions,
} from "./run/events.ts";
export {
  type Ending,
  endingOf,
  isProcessEvent,
  record,
  recordOf,
  type RunRecord,
  written,
} from "./run/record.ts";
export { type OutputLine, OutputLines } from "./session/output-lines.ts";
export {
  type CodeFile,
  type CodeStore,
  type Graded,
  type Grader,
  type GradeRequest,
  programFile,
  type SessionPorts,
} from "./session/ports.ts";
export { LessonSession, type SessionOptions, type SessionRun } from "./session/session.ts";
export type { Activity, SessionState } from "./session/state.ts";
export { Store } from "./store.ts";
export { texts } from "./texts/index.ts";
export type { Texts } from "./texts/texts.ts";
