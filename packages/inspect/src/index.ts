/** What a trace shows: see the README. */
export type * from "./trace.ts";
export { findings, type FindingOptions } from "./findings/find.ts";
export type {
  AbandonedLock,
  Access,
  BarrierShort,
  Blocked,
  CheckThenAct,
  DaemonCutOff,
  DataRace,
  Deadlock,
  DoubleRelease,
  Finding,
  FindingDetails,
  FindingKind,
  FindingOf,
  JoinBeforeDrain,
  Livelock,
  LockOrder,
  LockPerProcess,
  LostUpdate,
  LostWakeUp,
  Nesting,
  OrderViolation,
  QueueEmptyRace,
  Severity,
  StaleLook,
  Starvation,
  Step,
  UncaughtError,
  UnguardedWait,
  UnreadMessages,
} from "./findings/finding.ts";
export { processesAt, type ProcessAt, type TimedTrace } from "./timeline/at.ts";
export { timeline, type TimelineOptions } from "./timeline/timeline.ts";
export { type HeldLock, type WaitFor, type WaitForGraph, waitForGraph } from "./timeline/wait-for.ts";
export type {
  Arrow,
  Cause,
  Depth,
  Holding,
  Interval,
  Lane,
  LaneState,
  Moment,
  Parallel,
  SharedData,
  Timeline,
} from "./timeline/model.ts";
export {
  perfetto,
  type PerfettoOptions,
  type TraceEventEntry,
  type TraceEventFile,
} from "./export/perfetto.ts";
export {
  findingsJsonSchema,
  type JsonSchema,
  parseTrace,
  TraceError,
  traceJsonSchema,
} from "./schema/parse.ts";
export { account, type AccountOptions, explain } from "./account/account.ts";
export type { Language } from "./account/phrases.ts";
export {
  type FoldedFinding,
  type FoldedOutcome,
  foldFindings,
  foldOutcomes,
  type Inspected,
  type Run,
} from "./explore/fold.ts";
export { lockOrdersAcross, type NamedNesting } from "./explore/lock-orders.ts";
export { minimise, type MinimiseOptions, type RunDecisions, type Trial } from "./explore/minimise.ts";
