/** What processes do, recorded or told at once. */

export type * from "../trace/events.ts";
export { type LifeEvent, observe, type ProcessName } from "../trace/observe.ts";
export { nameObject } from "./name.ts";
export { startTrace, type TraceOptions, TraceRecorder } from "./start.ts";
