/**
 * The crash matrix: however a process ends (rows), whatever it was doing (columns), all that concerns it settles within a second as
 * the cell says, and the next operation works. Each cell is a case on every platform, and this table is what the guide shows
 * (docs/guide/when-things-die.md).
 */
import type { Death } from "./deaths.ts";
import { poolApply, poolImap, poolMap } from "./pool-roles.ts";
import * as roles from "./roles.ts";
import type { End } from "./stage.ts";

/** What it was doing. */
export const ROLES = {
  Process: roles.process,
  "Pool.map": poolMap,
  "Pool.apply": poolApply,
  "Pool.imap": poolImap,
  "Queue reader": roles.queueReader,
  "Queue writer": roles.queueWriter,
  "Pipe peer": roles.pipePeer,
  "Lock holder": roles.lockHolder,
  "Barrier party": roles.barrierParty,
  "Manager client": roles.managerClient,
} as const satisfies Record<string, roles.Role>;
export type RoleName = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as readonly RoleName[];

/** Why there is nothing to be seen in a cell. */
export interface Excluded {
  readonly because: string;
}

/** How it ends, and what those who live on see of it. */
export interface Row {
  readonly end: End;
  readonly sees: Readonly<Record<RoleName, string | Excluded>>;
}

/** What is seen of a process that is gone, however it went. */
const GONE = {
  Process: "join() returns",
  "Pool.map": "WorkerLostError",
  "Pool.apply": "WorkerLostError",
  "Pool.imap": "WorkerLostError",
  "Queue reader": "the next item",
  "Queue writer": "what it had put",
  "Pipe peer": "EOFError",
  "Lock holder": "the lock, abandoned",
  "Barrier party": "BrokenBarrierError",
  "Manager client": "an answer",
} as const satisfies Row["sees"];

/** What is seen of a process that never came to do anything. */
const NEVER_CAME = {
  ...GONE,
  "Queue writer": "nothing put",
  "Lock holder": "the lock",
  "Barrier party": "passes with the others",
} as const satisfies Row["sees"];

/** What is seen where the worker of a pool lives on. */
const pools = (error: string) => ({ "Pool.map": error, "Pool.apply": error, "Pool.imap": error }) as const;

export const TABLE: Readonly<Record<Death, Row>> = {
  "exit 0": { end: 0, sees: GONE },
  "exit 1": { end: 1, sees: GONE },
  // What a task throws is the task's error, and no death.
  "uncaught error": { end: 1, sees: { ...GONE, ...pools("RangeError") } },
  "error in a timer": { end: 1, sees: GONE },
  "unhandled rejection": { end: 1, sees: GONE },
  "out of memory": { end: 1, sees: GONE },
  terminate: { end: -15, sees: GONE },
  kill: { end: -9, sees: GONE },
  "module that fails to load": { end: 1, sees: { ...NEVER_CAME, ...pools("RangeError") } },
  "argument that cannot be encoded": {
    end: "EncodeError",
    sees: { ...NEVER_CAME, ...pools("EncodeError"), Process: "start() throws" },
  },
  "result that cannot be encoded": {
    end: 0,
    sees: {
      ...GONE,
      ...pools("EncodeError"),
      "Barrier party": { because: "a process that has come to its end is not waiting at a barrier" },
    },
  },
};
