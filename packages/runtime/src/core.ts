/**
 * The whole library, without a platform: what a program imports, and what must be loaded in every thread of a family so that
 * handles of every kind can be received, and what a dead process held be released.
 */

export { Connection, type SendOptions } from "./channel/connection.ts";
export type { ReceiveBytesOptions } from "./channel/raw-bytes.ts";
export { Pipe, type PipeOptions } from "./channel/pipe.ts";
export { registerFunctions } from "./codec/registry.ts";
export * from "./errors.ts";
export { detectDeadlocks } from "./kernel/detection.ts";
export { type HeapReport, heapUsage } from "./kernel/report.ts";
export type { AsyncWaitOptions, WaitOptions } from "./kernel/run.ts";
export type { DictSource, ManagedDict } from "./managers/dict.ts";
export type { ManagedList } from "./managers/list.ts";
export { Manager, type ManagerConstructor, SyncManager } from "./managers/manager.ts";
export type { DictProxy, ListProxy, NamespaceProxy, SetProxy } from "./managers/proxies.ts";
export type { RemoteProxy } from "./managers/proxy.ts";
export type { ManagerOptions, RegisteredMethods, RegisteredType, Registry } from "./managers/register.ts";
export type { ManagedSet } from "./managers/set.ts";
export { SharedMemoryManager } from "./managers/shared-memory-manager.ts";
export type { ResourceLimits, SocketAddress } from "./port.ts";
export { AsyncResult, type ResultCallbacks } from "./pool/async-result.ts";
export type { IMapIterator } from "./pool/imap.ts";
export type { ApplyOptions, MapOptions, PoolOptions } from "./pool/options.ts";
export { Pool } from "./pool/pool.ts";
export { taskSignal } from "./pool/task-signal.ts";
export { activeChildren } from "./process/active-children.ts";
export { cpuCount, type CurrentProcess, currentProcess, parentProcess } from "./process/current.ts";
export { exit } from "./process/exit.ts";
export { getLogger, Logger, type LogLevel, logToStderr } from "./process/logger.ts";
export { Process } from "./process/process.ts";
export type { ProcessOptions } from "./process/process-options.ts";
export { ready } from "./process/ready.ts";
export { Sentinel } from "./process/sentinel.ts";
export { wait, type Waitable, waitSync } from "./process/wait.ts";
export { JoinableQueue, Queue, type QueueOptions } from "./queue/queue.ts";
export { SimpleQueue } from "./queue/simple-queue.ts";
export { Array, type ArraySource, RawArray } from "./shared/array.ts";
export type { CharacterArrayMembers, SharedArray, SharedArrayMembers } from "./shared/array-class.ts";
export type { ShareableItem } from "./shared/list-slots.ts";
export { ShareableList, type ShareableListOptions } from "./shared/shareable-list.ts";
export { SharedMemory, type SharedMemoryOptions } from "./shared/shared-memory.ts";
export type { ElementOf, TypeCode, TypedArrayOf } from "./shared/typecode.ts";
export { RawValue, type SharedOptions, Value } from "./shared/value.ts";
export type { AddressFamily } from "./sockets/address.ts";
export {
  answerChallenge,
  answerChallengeSync,
  deliverChallenge,
  deliverChallengeSync,
} from "./sockets/challenge.ts";
export { Client, type ClientOptions, ClientSync } from "./sockets/client.ts";
export { Listener, type ListenerOptions } from "./sockets/listener.ts";
export { sleep, sleepSync } from "./process/sleep.ts";
export { Barrier, type BarrierOptions } from "./sync/barrier.ts";
export { Condition } from "./sync/condition.ts";
export { Event } from "./sync/event.ts";
export { Guard } from "./sync/guard.ts";
export { Lock } from "./sync/lock.ts";
export { RLock } from "./sync/rlock.ts";
export { BoundedSemaphore, Semaphore } from "./sync/semaphore.ts";
