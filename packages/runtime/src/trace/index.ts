/** What processes did: see `observe`. */
export type * from "./events.ts";
export { type LifeEvent, observe, type ProcessName } from "./observe.ts";
