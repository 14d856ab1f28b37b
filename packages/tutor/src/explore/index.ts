/** Trying the schedules of a program, and what a trace says step by step. Apart from the rest, so that a front end loads it when asked for. */
export { type Breaking, breaking } from "./breaking.ts";
export {
  endFrom,
  type HandEnd,
  type HandPoint,
  pointAfter,
  type ReadyProcess,
  waitingAt,
} from "./by-hand.ts";
export { type ExploreResult, explore } from "./explore.ts";
export { type Found, foundIn } from "./found.ts";
export {
  type ExploreReport,
  exploreReportJsonSchema,
  exploreReportSchema,
  type FailureReport,
  type FindingReport,
  type OutcomeReport,
} from "./report.ts";
export { exploreReport, outcomeReport } from "./report-of.ts";
export type { Explorable, ExploreProgress, ExploreRequest, Search } from "./request.ts";
export { type Hand, Scheduling, type SchedulingState } from "./scheduling.ts";
export {
  type Branch,
  branchesAt,
  scheduleTree,
  type ScheduleTree,
  type TreeOptions,
  type TreeOutcome,
} from "./tree.ts";
export { type ExploredOutcome, isFailure, traced, type TracedExecution } from "./traced.ts";
export { placeOf, type TraceStep, traceSteps } from "../trace/steps.ts";
export {
  type RunEnd,
  type TraceReport,
  traceReport,
  traceReportJsonSchema,
  traceReportSchema,
} from "../trace/report.ts";
