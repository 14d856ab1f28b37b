/** What processes did: see `observe`. */
export { observe, type ProcessName, type TraceEvent } from "./observe.ts";
