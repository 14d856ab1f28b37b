/** A client of the course's API: its contract as types, requests, and the events of a run. Needs `fetch`, and nothing else. */
import type { components } from "./contract.ts";

export { type ApiClient, type ClientOptions, createClient } from "./client.ts";
export type { components, paths } from "./contract.ts";
export { type EventsOptions, type RunEvent, runEvents } from "./events.ts";
export { ApiProblem, expectOk } from "./problem.ts";
export {
  createLearner,
  learnerIn,
  type LearnerOptions,
  type ProgressDocument,
  type SyncedProgress,
  syncProgress,
} from "./progress.ts";

type Schemas = components["schemas"];

/** A lesson with its text, programs and tasks. */
export type Lesson = Schemas["Lesson"];
/** What lists and search say of a lesson. */
export type LessonSummary = Schemas["LessonSummary"];
/** A program that is run, or an attempt that is graded. */
export type Run = Schemas["Run"];
/** What came of a run. */
export type RunResult = Schemas["RunResult"];
/** Every error. */
export type Problem = Schemas["Problem"];
