import { expectInteger, expectOptions, expectType } from "../check.ts";
import { decode } from "../codec/decode.ts";
import { encode } from "../codec/encode.ts";
import { BrokenBarrierError } from "../errors.ts";
import { awaitsCell, awaitsTurn } from "../kernel/awaited.ts";
import { rouse, until, wake } from "../kernel/cell.ts";
import { defineHandle, pinned, Revival } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { abandon, lock, ownerOf, unlock } from "../kernel/mutex.ts";
import { BLOCKED, type Operation, patiently, told, WaitTimeout } from "../kernel/operation.ts";
import { type AsyncWaitOptions, runAsync, runSync, type WaitOptions } from "../kernel/run.ts";
import { runBriefly } from "../kernel/run-briefly.ts";
import { type Call, looked, OP } from "../trace/probe.ts";
import type { RegionPlan } from "./shared-object.ts";
import { SharedObject } from "./shared-object.ts";

/**
 * Words of the region; PLACES is the first of as many words as there are parties, with the pids of those who wait,
 * and behind them stands the encoded action.
 *
 * FILLING: `ARRIVED` < parties. The last to arrive runs the action with the mutex held, then starts the next GENERATION,
 * which lets the others go. BROKEN stays until `reset`. RESETS has a bit for each of the last 32 generations that `reset` ended.
 */
const B = {
  MUTEX: 0,
  WAITERS: 1,
  PARTIES: 2,
  ARRIVED: 3,
  GENERATION: 4,
  BROKEN: 5,
  RESETS: 6,
  TIMEOUT: 7,
  ACTION_BYTES: 8,
  PLACES: 9,
} as const;

/** Options of {@link Barrier}. */
export interface BarrierOptions {
  /** Run by exactly one of the parties each time all have arrived, before any of them goes on. It must not return a promise. */
  action?: (() => void) | undefined;
  /** Milliseconds that `wait` waits at most when it is not told otherwise. */
  timeout?: number | undefined;
}

/**
 * A meeting point of a fixed number of parties (Python's `multiprocessing.Barrier`): nobody goes on before all have arrived.
 *
 * If a party times out, gives up or dies while it waits, the barrier breaks, and all who wait get a {@link BrokenBarrierError}.
 *
 * @example
 * ```ts
 * import { Barrier } from "@mp/runtime";
 * const barrier = new Barrier(2);
 * const places = await Promise.all([barrier.wait(), barrier.wait()]);
 * console.log(places.toSorted()); // => [ 0, 1 ]
 * ```
 *
 * @example
 * ```ts
 * import { Barrier } from "@mp/runtime";
 * const barrier = new Barrier(3);
 * const waiting = barrier.wait().catch((error) => error.name);
 * console.log(barrier.parties, barrier.nWaiting, barrier.broken); // => 3 1 false
 * barrier.abort();
 * console.log(await waiting, barrier.broken); // => BrokenBarrierError true
 * barrier.reset();
 * console.log(barrier.broken); // => false
 * ```
 */
export class Barrier extends SharedObject {
  private readonly action: (() => unknown) | undefined;

  /** @param parties how many have to arrive; an integer of at least 1. */
  constructor(parties: number, options?: BarrierOptions);
  /** @internal */
  constructor(parties: number | Revival, options?: BarrierOptions);
  constructor(parties: number | Revival, options: BarrierOptions = {}) {
    super(parties instanceof Revival ? parties : plan(parties, options));
    this.action = parties instanceof Revival ? this.readAction() : options.action;
  }

  /** How many parties have to arrive. */
  get parties(): number {
    return this.words[this.at + B.PARTIES] as number;
  }

  /** How many wait now. */
  get nWaiting(): number {
    return looked("nWaiting", this.at << 2, () => this.arrived);
  }

  /** Whether the barrier is broken; `reset` mends it. */
  get broken(): boolean {
    return looked("broken", this.at << 2, () => this.isBroken);
  }

  /**
   * Waits until all parties have arrived.
   *
   * @returns this party's place, from 0 (first to arrive) to `parties - 1`: each number once.
   * @throws BrokenBarrierError if the barrier is broken, or breaks meanwhile; a timeout breaks it.
   */
  async wait(options?: AsyncWaitOptions): Promise<number> {
    this.mustBeHeld();
    const call = this.call(OP.ARRIVE, "async");
    return runAsync(pinned(this, told(call, this.waiting(call))), this.withTimeout(options));
  }

  /** Like {@link Barrier.wait}, blocking this thread. */
  waitSync(options?: WaitOptions): number {
    this.mustBeHeld();
    const call = this.call(OP.ARRIVE);
    return runSync(told(call, this.waiting(call)), this.withTimeout(options));
  }

  /** Makes the barrier empty and whole; who waits now gets a `BrokenBarrierError`. */
  reset(): void {
    const call = this.call(OP.RESET);
    this.exclusively(() => {
      call?.event(OP.RESET);
      const { words, at } = this;
      const generation = words[at + B.GENERATION] as number;
      const ended = this.arrived > 0 || this.isBroken;
      if (ended) words[at + B.RESETS] = (words[at + B.RESETS] as number) | (1 << (generation & 31));
      Atomics.store(words, at + B.BROKEN, 0);
      this.nextGeneration();
    });
  }

  /** Breaks the barrier: all who wait, or come, get a `BrokenBarrierError` until it is reset. */
  abort(): void {
    const call = this.call(OP.ABORT);
    this.exclusively(() => this.breakIt(call));
  }

  private get arrived(): number {
    return Atomics.load(this.words, this.at + B.ARRIVED);
  }

  private get isBroken(): boolean {
    return Atomics.load(this.words, this.at + B.BROKEN) === 1;
  }

  private *waiting(call: Call | undefined): Operation<number> {
    // Patiently: who gives up breaks the barrier, and for that has to be in it. The mutex is held for a few instructions, or the action.
    yield* patiently(lock(this.words, this.at + B.MUTEX, this.pid));
    let generation: number;
    let place: number;
    try {
      this.refuseIfBroken(
        "The barrier is broken: a party timed out, gave up or died, or it was aborted; reset() mends it",
      );
      generation = this.words[this.at + B.GENERATION] as number;
      place = this.arrived;
      call?.event(OP.ARRIVE);
      this.words[this.at + B.PLACES + place] = this.pid;
      Atomics.store(this.words, this.at + B.ARRIVED, place + 1);
      if (place + 1 === this.parties) this.open();
    } finally {
      unlock(this.words, this.at + B.MUTEX);
    }
    if (place + 1 < this.parties) yield* this.opened(generation, call);
    call?.event(OP.PASS, place);
    return place;
  }

  /** Waits until the generation has passed. */
  private *opened(generation: number, call: Call | undefined): Operation<void> {
    const { words, at } = this;
    const passed = (): boolean => Atomics.load(words, at + B.GENERATION) !== generation;
    try {
      yield* until(words, at + B.WAITERS, {
        attempt: () => (passed() || this.isBroken ? undefined : BLOCKED),
      });
    } catch (error) {
      const opened = yield* this.leaveEarly(generation, call);
      if (opened) return;
      if (!(error instanceof WaitTimeout)) throw error;
      throw new BrokenBarrierError("The other parties did not arrive at the barrier within the timeout", {
        cause: error,
      });
    }
    if (!passed()) {
      this.refuseIfBroken(
        "The barrier broke while this process waited: another party timed out, gave up or died",
      );
    } else if ((((words[at + B.RESETS] as number) >> (generation & 31)) & 1) === 1) {
      throw new BrokenBarrierError("The barrier was reset while this process waited");
    }
  }

  /** Breaks the barrier for a party that gives up, unless it has opened meanwhile. */
  private *leaveEarly(generation: number, call: Call | undefined): Operation<boolean> {
    yield* patiently(lock(this.words, this.at + B.MUTEX, this.pid));
    const opened = this.words[this.at + B.GENERATION] !== generation;
    if (!opened) this.breakIt(call);
    unlock(this.words, this.at + B.MUTEX);
    return opened;
  }

  /** All have arrived: runs the action and lets everybody go. */
  private open(): void {
    try {
      const result: unknown = this.action?.();
      const promised = typeof (result as { then?: unknown } | undefined)?.then === "function";
      expectType(
        !promised,
        "what the barrier's action returns",
        "no promise, since it runs with the barrier closed",
        result,
      );
    } catch (error) {
      this.breakIt(undefined);
      throw error;
    }
    this.nextGeneration();
  }

  private nextGeneration(): void {
    const { words, at } = this;
    const next = ((words[at + B.GENERATION] as number) + 1) | 0;
    words[at + B.RESETS] = (words[at + B.RESETS] as number) & ~(1 << (next & 31));
    Atomics.store(words, at + B.ARRIVED, 0);
    // Publishes the end of the generation: who waits looks at this word.
    Atomics.store(words, at + B.GENERATION, next);
    wake(words, at + B.WAITERS);
  }

  private breakIt(call: Call | undefined): void {
    call?.event(OP.ABORT);
    Atomics.store(this.words, this.at + B.BROKEN, 1);
    Atomics.store(this.words, this.at + B.ARRIVED, 0);
    wake(this.words, this.at + B.WAITERS);
  }

  private refuseIfBroken(message: string): void {
    if (this.isBroken) throw new BrokenBarrierError(message);
  }

  private exclusively(body: () => void): void {
    this.mustBeHeld();
    runBriefly(lock(this.words, this.at + B.MUTEX, this.pid));
    try {
      body();
    } finally {
      unlock(this.words, this.at + B.MUTEX);
    }
  }

  private withTimeout<T extends WaitOptions>(options: T | undefined): T | WaitOptions {
    const timeout = this.words[this.at + B.TIMEOUT] as number;
    return timeout >= 0 ? { timeout, ...options } : (options ?? {});
  }

  private readAction(): (() => unknown) | undefined {
    const length = this.words[this.at + B.ACTION_BYTES] as number;
    if (length === 0) return undefined;
    const start = (this.at + B.PLACES + this.parties) * 4;
    const bytes = new Uint8Array(this.words.buffer, start, length).slice();
    return decode({ bytes, parcel: 0 }) as () => unknown;
  }
}

function plan(parties: number, options: BarrierOptions): RegionPlan {
  expectInteger(parties, "parties", 1);
  expectOptions(options, "Barrier", "{ timeout: 100 }");
  const { action, timeout } = options;
  expectType(action === undefined || typeof action === "function", "action", "a function", action);
  const isTime = timeout === undefined || (typeof timeout === "number" && !Number.isNaN(timeout));
  expectType(isTime, "timeout", "a number of milliseconds", timeout);
  const milliseconds = timeout === undefined ? -1 : Math.max(0, timeout);
  const encoded =
    action === undefined ? new Uint8Array(0) : encode(action, "action", ({ bytes }) => bytes.slice());
  return {
    kind: KIND.BARRIER,
    name: "Barrier",
    size: parties,
    bytes: (B.PLACES + parties) * 4 + encoded.length,
    fill(words, at) {
      words[at + B.PARTIES] = parties;
      words[at + B.TIMEOUT] = Math.min(milliseconds, 2 ** 31 - 1);
      words[at + B.ACTION_BYTES] = encoded.length;
      new Uint8Array(words.buffer, (at + B.PLACES + parties) * 4, encoded.length).set(encoded);
    },
  };
}

defineHandle(
  KIND.BARRIER,
  (ref) => new (Barrier as unknown as new (revival: Revival) => Barrier)(new Revival(ref)),
);
defineKind(KIND.BARRIER, {
  awaited({ words }, address, index, saw) {
    const object = { object: "Barrier", address };
    const place = index - (address >> 2);
    if (place === B.MUTEX) return awaitsTurn(words, index, saw, object);
    if (place !== B.WAITERS) return undefined;
    const enders = { by: "holders", ref: address, parks: true } as const;
    return awaitsCell(words, index, { ...object, what: "the other parties of", over: { saw }, enders });
  },
  recover(heap, address, deadPid) {
    const at = address >> 2;
    const arrived = Atomics.load(heap.words, at + B.ARRIVED);
    const places = heap.words.subarray(at + B.PLACES, at + B.PLACES + arrived);
    // Who died with the mutex may have left half a change: the generation might never pass.
    const inside = ownerOf(heap.words, at + B.MUTEX) === deadPid;
    if (inside || places.includes(deadPid)) {
      Atomics.store(heap.words, at + B.BROKEN, 1);
      Atomics.store(heap.words, at + B.ARRIVED, 0);
      rouse(heap.words, at + B.WAITERS);
    }
    abandon(heap.words, at + B.MUTEX, deadPid);
  },
  rouse(heap, address) {
    rouse(heap.words, (address >> 2) + B.WAITERS);
    Atomics.notify(heap.words, (address >> 2) + B.MUTEX);
  },
});
