/** What threads in a browser tell each other besides `process/protocol.ts`. */

import type { BirthRecord } from "../../process/protocol.ts";
import type { WorkerSource } from "./workers.ts";

/** From the root process to the supervisor, first of all. */
export interface Founded {
  readonly type: "founded";
  readonly buffer: SharedArrayBuffer;
  /** What the workers of processes are made from. */
  readonly source: WorkerSource;
  /** Whether what processes write to the console is to be told. */
  readonly observed: boolean;
  /** Set to 1 when the supervisor is up; it says so by a message as well. */
  readonly up: Int32Array;
}

/** From the supervisor to the root process. */
export interface Up {
  readonly type: "up";
}

/** From the supervisor to a new thread: who it is, and the lock it is to hold for its life. */
export interface Birth {
  readonly type: "birth";
  readonly birth: BirthRecord;
  readonly lifeLock: string;
  /** Where it leaves, when it ends by itself, its exit code and 1. */
  readonly fate: Int32Array;
  readonly observed: boolean;
}

/** From a new thread: it holds its lock, or says itself when it ends, as the browser gives it none. */
export interface Alive {
  readonly type: "alive";
  readonly isLocked: boolean;
}

/** From a thread that has left its fate and does nothing any more: it can be taken away. */
export interface Stopped {
  readonly type: "stopped";
}

/** From the supervisor: the end of the thread is watched for now, so it may begin. */
export interface Begin {
  readonly type: "begin";
}

/** From the supervisor, to a thread that has no lock: it was asked to stop, and is to look, as it does whenever it has blocked. */
export interface LookForStop {
  readonly type: "look-for-stop";
}

/** What a process wrote to the console. */
export interface Output {
  /** Pid of the process. */
  readonly pid: number;
  /** Name of the process. */
  readonly name: string;
  /** The method of the console that it called. */
  readonly method: ConsoleMethod;
  /** What it wrote; as text, where it can't be cloned. */
  readonly values: readonly unknown[];
}

/** From a process, by way of the supervisor, to the root process. */
export interface Told extends Output {
  readonly type: "output";
}

/** The methods of the console that write. */
export type ConsoleMethod = (typeof CONSOLE_METHODS)[number];
export const CONSOLE_METHODS = ["debug", "error", "info", "log", "warn"] as const;
