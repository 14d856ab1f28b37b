/**
 * `@mp/runtime`: Python's `multiprocessing` for JavaScript.
 *
 * @module
 */

import { installPort, port } from "./port.ts";
import { nodePort } from "./platform/node/port.ts";

installPort(nodePort);

/**
 * Whether this is the process that started the program, and not one started by the runtime. Code that starts processes
 * belongs inside `if (isMainProcess) { … }`: a child loads the same module again.
 */
export const isMainProcess: boolean = port().birth === undefined;

export { Connection, type ReceiveBytesOptions, type SendOptions } from "./channel/connection.ts";
export { Pipe, type PipeOptions } from "./channel/pipe.ts";
export * from "./errors.ts";
export type { AsyncWaitOptions, WaitOptions } from "./kernel/run.ts";
export type { ResourceLimits } from "./port.ts";
export { activeChildren } from "./process/children.ts";
export { cpuCount, type CurrentProcess, currentProcess, parentProcess } from "./process/current.ts";
export { Process, type ProcessOptions } from "./process/process.ts";
export { JoinableQueue, Queue, type QueueOptions } from "./queue/queue.ts";
export { SimpleQueue } from "./queue/simple-queue.ts";
export { Array, type ArraySource, type SharedArray } from "./shared/array.ts";
export type { ElementOf, TypeCode, TypedArrayOf } from "./shared/typecode.ts";
export { type SharedOptions, Value } from "./shared/value.ts";
export { sleep, sleepSync } from "./sleep.ts";
export { Barrier, type BarrierOptions } from "./sync/barrier.ts";
export { Condition } from "./sync/condition.ts";
export { Event } from "./sync/event.ts";
export { Guard } from "./sync/guard.ts";
export { Lock } from "./sync/lock.ts";
export { RLock } from "./sync/rlock.ts";
export { BoundedSemaphore, Semaphore } from "./sync/semaphore.ts";
