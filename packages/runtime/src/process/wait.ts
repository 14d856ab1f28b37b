import type { Connection } from "../channel/connection.ts";
import { expectOptions, expectType, expectValue } from "../check.ts";
import { family } from "../kernel/family.ts";
import { pinnedAll } from "../kernel/handle.ts";
import { type Operation, told } from "../kernel/operation.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { anyReady, type Watchable, type Watched } from "../kernel/watch.ts";
import type { Queue } from "../queue/queue.ts";
import type { SimpleQueue } from "../queue/simple-queue.ts";
import { outcome, outcomeSync } from "../sync/options.ts";
import { begin, OP, tellLook } from "../trace/probe.ts";
import type { Sentinel } from "./sentinel.ts";

/** What {@link wait} can wait for. */
export type Waitable = Sentinel | Connection<never> | Queue | SimpleQueue;

/**
 * Waits until one at least of several objects is ready (Python's `multiprocessing.connection.wait`): a process has ended, a
 * connection has something to receive or its end of file, a queue has an item.
 *
 * Ready says that it was so: another process may take the item first. Use a timeout, or `getNowait`, where several read.
 *
 * @param objects sentinels, connections and queues.
 * @param options `timeout` in milliseconds (0 or less: one look), `signal` to give up.
 * @returns those that are ready, in the order given; `[]` when the time was up.
 * @throws OSError or ValueError for a connection or a queue that this process has closed.
 *
 * @example
 * ```ts
 * import { Pipe, Queue, wait } from "@mp/runtime";
 * const [here, there] = Pipe<string, string>();
 * const queue = new Queue<string>();
 * there.sendSync("a message");
 * for (const ready of await wait([here, queue])) {
 *   if (ready === here) console.log(await here.recv()); // => a message
 * }
 * console.log(await wait([here, queue], { timeout: 1 })); // => []
 * ```
 */
export async function wait<T extends Waitable>(
  objects: Iterable<T>,
  options?: AsyncWaitOptions,
): Promise<T[]> {
  const { all, operation } = watching(objects, options);
  const call = begin(OP.AWAIT, 0, "async");
  const places = await outcome(all, told(call, operation), options, nothing);
  tellLook(call, "ready", places.length);
  return places.map((place) => all[place] as T);
}

/**
 * Like {@link wait}, blocking this thread.
 *
 * @param objects sentinels, connections and queues.
 * @param options `timeout` in milliseconds (0 or less: one look).
 * @returns those that are ready, in the order given; `[]` when the time was up.
 *
 * @example
 * ```ts
 * import { Queue, waitSync } from "@mp/runtime";
 * const [red, blue] = [new Queue<number>(), new Queue<number>()];
 * blue.putSync(7);
 * console.log(waitSync([red, blue])[0] === blue); // => true
 * ```
 */
export function waitSync<T extends Waitable>(objects: Iterable<T>, options?: WaitOptions): T[] {
  const { all, operation } = watching(objects, options);
  const call = begin(OP.AWAIT, 0);
  const places = outcomeSync(told(call, operation), options, nothing);
  tellLook(call, "ready", places.length);
  return places.map((place) => all[place] as T);
}

const nothing = (): number[] => [];

interface Watching<T> {
  readonly all: readonly T[];
  /** Gives the places in `all` of those that are ready. */
  readonly operation: Operation<number[]>;
}

function watching<T extends Waitable>(
  objects: Iterable<T>,
  options: AsyncWaitOptions | undefined,
): Watching<T> {
  expectType(isIterable(objects), "objects", "an iterable of sentinels, connections and queues", objects);
  expectOptions(options, "wait");
  const all = [...objects];
  const ends = options?.timeout !== undefined || options?.signal !== undefined;
  expectValue(all.length > 0 || ends, "Cannot wait for nothing: objects is empty, and there is no timeout");
  const watched = all.map(watchedOf);
  const holders = watched.map(({ holder }) => holder);
  return { all, operation: pinnedAll(holders, anyReady(family().heap, watched)) };
}

function isIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function watchedOf(object: unknown, index: number): Watched {
  const watched = (object as Partial<Watchable> | null | undefined)?.watched;
  const ok = typeof watched === "function";
  expectType(ok, `object ${index}`, "a sentinel, a connection or a queue", object);
  return (object as Watchable).watched();
}
