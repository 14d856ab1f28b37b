/**
 * The messages between processes and the supervisor of their family.
 *
 * The supervisor is a thread that never runs a user's code and never blocks. It owns all the platform's workers, so a process
 * can start others and block at once, and the death of any process is noticed whatever the others do.
 */

import type { Deposit } from "../kernel/deposit.ts";
import type { ResourceLimits } from "../port.ts";

/** What a process inherits of its parent's logger. */
export interface LogSettings {
  readonly level: number;
  readonly toStderr: boolean;
}

/** What a new process is told. */
export interface BirthRecord {
  readonly buffer: SharedArrayBuffer;
  readonly pid: number;
  /** Address of its region. */
  readonly process: number;
  readonly parent: { readonly pid: number; readonly name: string };
  readonly name: string;
  /** Numbers of this process and its ancestors among their siblings, such as `[1, 2]` for `Process-1:2`. */
  readonly identity: readonly number[];
  readonly daemon: boolean;
  readonly log: LogSettings;
  /** Modules to load before `call` is decoded. */
  readonly modules: readonly string[];
  /** The encoded target (or role) and arguments. Their parcel lies in the process's region. */
  readonly call: Uint8Array;
}

export interface Spawn {
  readonly type: "spawn";
  readonly birth: BirthRecord;
  readonly resourceLimits: ResourceLimits | undefined;
}

export interface Terminate {
  readonly type: "terminate";
  readonly pid: number;
  /** What its exit code will be: -15 as by SIGTERM, -9 as by SIGKILL. */
  readonly exitCode: number;
}

/** The memory of a deposit (see `kernel/deposit.ts`) is with the message. */
export interface Give {
  readonly type: "give";
  readonly deposit: Deposit;
  readonly memory: ArrayBuffer;
}

/** The process `asker`, which blocks, wants the memory of a deposit. */
export interface Ask {
  readonly type: "ask";
  readonly deposit: Deposit;
  readonly asker: number;
  readonly reply: Reply;
}

/** Nobody will ask for a deposit any more. */
export interface Forget {
  readonly type: "forget";
  readonly deposit: Deposit;
}

/** Where an answer goes: a port of a channel. */
export interface Reply {
  postMessage(memory: ArrayBuffer | undefined, transfer: ArrayBuffer[]): void;
}

/** From a process to the supervisor. */
export type ToSupervisor = Spawn | Terminate | Give | Ask | Forget;

/** From the supervisor to a process: one of its children has ended. */
export interface Exited {
  readonly type: "exited";
  readonly pid: number;
}

/** From the supervisor to the root process: no process is left, after so many messages from the root. */
export interface Idle {
  readonly type: "idle";
  readonly received: number;
}
