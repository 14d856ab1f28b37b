/** What every front end of the course shares. */
export { type Explored, type ExploredOutcome, judge } from "./grade/expectations.ts";
export { type Grading, grade, messageIds, unknownWords } from "./grade/grading.ts";
export { type Results, resultsOf, type TestResult } from "./grade/results.ts";
export { diagnose, type Trouble } from "./grade/trouble.ts";
export {
  leftOf,
  type LessonProgress,
  noProgress,
  type Progress,
  progressSchema,
  statusOf,
} from "./progress/progress.ts";
export { advance, type Step, withLanguage } from "./progress/steps.ts";
export {
  type LimitMet,
  type LimitName,
  MAIN_PROCESS,
  type Program,
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
export { texts } from "./texts/index.ts";
export type { Texts } from "./texts/texts.ts";
