/**
 * Controlled schedules: a program runs on its real threads, but one process at a time, and each operation of the runtime is a point where
 * another may go on. Who does is decided by a strategy, so an execution can be repeated exactly, and all of them can be tried.
 *
 * @module
 */

export { Controller, createController } from "./controller.ts";
export type {
  ControllerOptions,
  Execution,
  Exploration,
  ExploreOptions,
  Fold,
  RunOptions,
} from "./options.ts";
export type { Outcome, Trace } from "../trace/events.ts";
export type { Output, Stream } from "./output.ts";
export type { ControlledProgram, ProgramImport, ProgramModule } from "./prepare.ts";
export { readProgram } from "./read-program.ts";
export { readSchedule, writeSchedule } from "./schedule.ts";
export { exhaustive, pct, random, replay, type Strategy } from "./strategy.ts";
