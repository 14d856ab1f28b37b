/** The birth of a process, on its parent's side: from what was asked for to the message to the supervisor. */

import { type Encoded, encodeCopy } from "../codec/encode.ts";
import { allocateProcess, type Family, family, nextPid, PROCESS } from "../kernel/family.ts";
import { found } from "../kernel/handle.ts";
import { discardParcel } from "../kernel/parcel.ts";
import { drop, hold, putDown, raise } from "../kernel/refs.ts";
import { change } from "../kernel/transaction.ts";
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
  const call = encodeCopy(parts, "");
  const own = family();
  const pid = nextPid(own.heap);
  const { address, region } = makeRegion(own, pid, order, call);
  const birth = recordOf(order, own, {
    pid,
    process: address,
    call: call.bytes,
    modules: [...call.modules],
  });
  return {
    pid,
    region,
    send: () => post(own, { type: "spawn", resourceLimits: order.resourceLimits, birth }),
  };
}

/** The region of a new process, with the parcel of its call. */
function makeRegion(
  { heap, pid: spawner }: Family,
  pid: number,
  { obituary, parent }: SpawnOrder,
  { parcel }: Encoded,
): { address: number; region: ProcessRegion } {
  let address: number;
  try {
    address = allocateProcess(heap, pid, parent?.pid ?? spawner);
  } catch (error) {
    discardParcel(heap, parcel);
    throw error;
  }
  const region = { at: address >> 2 };
  // The count is given back when the process ends: until then it is as good as the process's own.
  if (obituary !== 0) hold(heap, region.at + PROCESS.OBITUARY, obituary);
  heap.words[region.at + PROCESS.SPAWNER] = spawner;
  found(address, [[region, address]], () => {
    // One count is the parent's, one the supervisor's: each reads the region until it is done with it.
    raise(heap, address);
    if (parcel === 0) return;
    change(heap, region.at + PROCESS.ARGS, parcel);
    putDown(heap, parcel);
  });
  return { address, region };
}

function recordOf(
  { name, identity, daemon, parent }: SpawnOrder,
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
    log: getLogger().settings,
  };
}

function post({ heap }: Family, spawn: Spawn): void {
  try {
    port().post(spawn);
  } catch (error) {
    drop(heap, spawn.birth.process);
    throw error;
  }
}
