/** The birth of a process, on its parent's side: from what was asked for to the message to the supervisor. */

import { encodeCopy } from "../codec/encode.ts";
import { publish } from "../kernel/allocator.ts";
import { allocateProcess, type Family, family, nextPid, PROCESS } from "../kernel/family.ts";
import { take } from "../kernel/handle.ts";
import { drop, retain, dropAll } from "../kernel/refs.ts";
import { port, type ResourceLimits } from "../port.ts";
import { currentProcess } from "./current.ts";
import { getLogger } from "./logger.ts";
import type { Self } from "./process-options.ts";
import type { ProcessName } from "../trace/observe.ts";
import type { BirthRecord, Spawn } from "./protocol.ts";

/** What is to be started. */
export interface SpawnOrder {
  readonly target: Function | undefined;
  readonly args: readonly unknown[];
  /** The object whose `run` is called, in place of the target. */
  readonly self: Self | undefined;
  /** What a process of the library's own does, in place of a target; see `roles.ts`. */
  readonly role: string | undefined;
  /** Ref of the queue that is told of the end; 0 for none. */
  readonly obituary: number;
  /** Told the pid before the process can begin, or end. */
  readonly beforeBirth: ((pid: number) => void) | undefined;
  /** Whose child it is: of this process, if left out. */
  readonly parent?: ProcessName | undefined;
  readonly name: string;
  readonly identity: readonly number[];
  readonly daemon: boolean;
  readonly resourceLimits: ResourceLimits | undefined;
}

/** The region of a process, for as long as its parent needs it. */
export interface ProcessRegion {
  readonly at: number;
}

/** A process that is ready to be born. */
export interface Unborn {
  readonly pid: number;
  readonly region: ProcessRegion;
  /** Has it started. If that fails, nothing of it is left but the region, which is the caller's. */
  readonly send: () => void;
}

/** Encodes the call and makes the region. Throws `EncodeError` if an argument can't be sent. */
export function prepare(order: SpawnOrder): Unborn {
  const { target, args, self, role } = order;
  // The keys are what an error calls the part that can't be sent: `args[0]`, `this.field`.
  const parts = { target, role, args, class: self?.type, this: self?.fields };
  const { modules, ...call } = encodeCopy(parts, "");
  const own = family();
  const pid = nextPid(own.heap);
  const { address, region } = makeRegion(own, pid, order.parent?.pid ?? own.pid);
  if (order.obituary !== 0) {
    retain(own.heap, order.obituary);
    // The count is given back when the process ends: until then it is as good as the process's own.
    own.heap.words[region.at + PROCESS.OBITUARY] = order.obituary;
  }
  const birth = recordOf(order, own, { pid, process: address, call, modules: [...modules] });
  return {
    pid,
    region,
    send: () => post(own, { type: "spawn", resourceLimits: order.resourceLimits, birth }),
  };
}

function makeRegion(
  { heap }: Family,
  pid: number,
  parent: number,
): { address: number; region: ProcessRegion } {
  const address = allocateProcess(heap, pid, parent);
  // One count is the parent's, one the supervisor's: each reads the region until it is done with it.
  retain(heap, address);
  const region = { at: address >> 2 };
  take(region, address);
  publish(heap, address);
  return { address, region };
}

function recordOf(
  { name, identity, daemon, obituary, parent }: SpawnOrder,
  { heap, pid }: Family,
  made: Pick<BirthRecord, "pid" | "process" | "call" | "modules">,
): BirthRecord {
  return {
    ...made,
    buffer: heap.buffer,
    parent: parent ?? { pid, name: currentProcess().name },
    name,
    identity,
    daemon,
    obituary,
    log: getLogger().settings,
  };
}

function post({ heap }: Family, spawn: Spawn): void {
  try {
    port().post(spawn);
  } catch (error) {
    const { call, obituary, process } = spawn.birth;
    dropAll(heap, call.refs);
    if (obituary !== 0) drop(heap, obituary);
    drop(heap, process);
    throw error;
  }
}
