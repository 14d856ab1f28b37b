/** What it takes to run programs somewhere else than `run` does, such as in a sandbox: the two ends of what is told, and what is put around a program. */
export { EventStream } from "../run/event-stream.ts";
export { eventsOf, type Replayed } from "../run/replayed.ts";
export { Speakers } from "../run/speakers.ts";
export type { Answer, Question } from "./explorer-messages.ts";
export { harnessUrl } from "./harness-options.ts";
export { Pids } from "./python/pids.ts";
export { PYTHON_ENV, PYTHON_HARNESS } from "./python/harness.ts";
export { type Report, REPORT_FD, ReportReader } from "./reports.ts";
