import { expectInteger, expectState, expectType } from "../check.ts";
import { allocate, exclusively } from "../kernel/allocator.ts";
import { family } from "../kernel/family.ts";
import { defineHandle, holdFor, pinned, Revival, revive } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { headerOf } from "../kernel/heap.ts";
import { BLOCK, KIND } from "../kernel/layout.ts";
import { type Operation, patiently, WaitTimeout } from "../kernel/operation.ts";
import { discard, discardFrom, letGo, putDown, takeInHand } from "../kernel/refs.ts";
import { atomically, change } from "../kernel/transaction.ts";
import { type AsyncWaitOptions, runAsync, runSync, type WaitOptions } from "../kernel/run.ts";
import { type Face, OP } from "../trace/probe.ts";
import type { Guard } from "./guard.ts";
import { Lock } from "./lock.ts";
import { RLock } from "./rlock.ts";
import { SharedObject } from "./shared-object.ts";

/** Words of a condition: the ref of its lock, and the first of the waiters' notes, chained in order of arrival. */
const C = { LOCK: 0, FIRST: 1 } as const;

/**
 * Words of a waiter's note. Its owner sleeps on STATE. The chain is only touched under the condition's lock, so a plain
 * chain is enough; each link is one store, so whoever dies inside leaves it whole.
 *
 * WAITING ──notify──▶ NOTIFIED, then out of the chain     WAITING ──owner dies──▶ GONE (the next notify frees it)
 *
 * STIRRED is WAITING under another number: changing one into the other makes the owner look again.
 */
const W = { STATE: 0, NEXT: 1, PID: 2, CONDITION: 3 } as const;
const WAITING = 0;
const NOTIFIED = 1;
const GONE = 2;
const STIRRED = 3;

/**
 * A condition variable (Python's `multiprocessing.Condition`): processes that hold its lock wait in it until another one,
 * holding the lock, notifies them.
 *
 * `notify` wakes those who wait now, first come first served; it is not remembered for later ones. A waiter that is woken
 * has to look again at what it waited for, since others may have been quicker: use {@link Condition.waitFor}.
 *
 * @example
 * ```ts
 * import { Condition } from "@mp/runtime";
 * const condition = new Condition();
 * using guard = condition.holdSync();
 * console.log(condition.waitSync({ timeout: 1 })); // => false
 * ```
 *
 * @example
 * ```ts
 * import { Condition, Lock } from "@mp/runtime";
 * const condition = new Condition(new Lock());
 * const letters: string[] = [];
 *
 * async function read() {
 *   using _ = await condition.hold();
 *   await condition.waitFor(() => letters.length > 0);
 *   return letters.pop();
 * }
 *
 * const reading = read();
 * await condition.acquire();
 * letters.push("a letter");
 * condition.notify(); // condition.notifyAll() wakes everybody
 * condition.release();
 * console.log(await reading, condition.lock.locked()); // => a letter false
 * ```
 */
export class Condition extends SharedObject {
  /** The lock of this condition. */
  readonly lock: Lock | RLock;
  /** Whether the lock was made here, for this condition alone. */
  private readonly hasOwnLock: boolean;

  /** @param lock the lock that protects what is waited for; a new `RLock` if left out. */
  constructor(lock?: Lock | RLock);
  /** @internal */
  constructor(lock?: Lock | RLock | Revival);
  constructor(given?: Lock | RLock | Revival) {
    const lock = given ?? new RLock();
    if (lock instanceof Revival) {
      super(lock);
      this.lock = lockOf(this.at + C.LOCK);
    } else {
      expectType(lock instanceof Lock || lock instanceof RLock, "lock", "a Lock or an RLock", lock);
      const fill = (_words: Int32Array, at: number): void => holdFor(at + C.LOCK, lock);
      super({ kind: KIND.CONDITION, bytes: 16, fill, name: "Condition" });
      this.lock = lock;
    }
    this.hasOwnLock = given === undefined;
  }

  /** Gives this process's hold on the condition back now, and on its lock if that was made with it. */
  override [Symbol.dispose](): void {
    super[Symbol.dispose]();
    if (this.hasOwnLock) this.lock[Symbol.dispose]();
  }

  /** Acquires the lock; see `Lock.acquire`. */
  acquire(options?: AsyncWaitOptions): Promise<boolean> {
    return this.lock.acquire(options);
  }

  /** Acquires the lock, blocking this thread; see `Lock.acquireSync`. */
  acquireSync(options?: WaitOptions): boolean {
    return this.lock.acquireSync(options);
  }

  /** Releases the lock. */
  release(): void {
    this.lock.release();
  }

  /** Holds the lock with a guard; see `Lock.hold`. */
  hold(options?: AsyncWaitOptions): Promise<Guard> {
    return this.lock.hold(options);
  }

  /** Holds the lock with a guard, blocking this thread; see `Lock.holdSync`. */
  holdSync(options?: WaitOptions): Guard {
    return this.lock.holdSync(options);
  }

  /**
   * Lets the lock go, waits for a notification, and takes the lock back.
   *
   * @returns `false` if the time was up before a notification came. The lock is held again in any case.
   * @throws AssertionError if this process does not hold the lock.
   */
  async wait(options?: AsyncWaitOptions): Promise<boolean> {
    return runAsync(pinned(this, this.waiting("async")), options);
  }

  /** Like {@link Condition.wait}, blocking this thread. */
  waitSync(options?: WaitOptions): boolean {
    return runSync(this.waiting("sync"), options);
  }

  /**
   * Waits until `predicate` gives something true.
   *
   * @param predicate looked at with the lock held, at first and after each notification.
   * @returns what the predicate gave last; something false if the time was up.
   */
  async waitFor<T>(predicate: () => T, options?: AsyncWaitOptions): Promise<T> {
    expectType(typeof predicate === "function", "predicate", "a function", predicate);
    const until = deadline(options);
    let result = predicate();
    while (!result && (await this.wait({ ...options, timeout: until() }))) result = predicate();
    return result || predicate();
  }

  /** Like {@link Condition.waitFor}, blocking this thread. */
  waitForSync<T>(predicate: () => T, options?: WaitOptions): T {
    expectType(typeof predicate === "function", "predicate", "a function", predicate);
    const until = deadline(options);
    let result = predicate();
    while (!result && this.waitSync({ timeout: until() })) result = predicate();
    return result || predicate();
  }

  /**
   * Wakes up to `n` of those who wait now.
   *
   * @throws AssertionError if this process does not hold the lock.
   */
  notify(n = 1): void {
    expectInteger(n, "n", 1);
    this.mustOwn("notify");
    this.notifying(n);
  }

  /** Wakes all who wait now. Throws `AssertionError` if this process does not hold the lock. */
  notifyAll(): void {
    this.mustOwn("notifyAll");
    this.notifying(Number.POSITIVE_INFINITY);
  }

  private notifying(most: number): void {
    const call = this.call(OP.NOTIFY);
    call?.mark();
    const woken = this.wakeWaiters(most);
    call?.event(OP.NOTIFY, woken);
  }

  private mustOwn(call: string): void {
    this.mustBeHeld();
    expectState(
      this.lock.isMine,
      `Cannot ${call}: this process does not hold the condition's lock (lock is not owned); acquire the condition before calling ${call}()`,
    );
  }

  private *waiting(face: Face): Operation<boolean> {
    this.mustOwn("wait");
    const call = this.call(OP.WAIT, face);
    const note = this.enqueue();
    const { words } = family().heap;
    const depth = this.lock.releaseAll();
    let failure: { readonly error: unknown } | undefined;
    try {
      // Invariant: the note is in the chain before the lock is let go, so no notification from then on can miss it.
      const index = note + W.STATE;
      for (let seen = Atomics.load(words, index); isWaiting(seen); seen = Atomics.load(words, index)) {
        yield { words, index, seen, broadcast: true, call };
      }
    } catch (error) {
      if (!(error instanceof WaitTimeout)) failure = { error };
    }
    call?.waited("ready");
    yield* patiently(this.lock.acquireAll(depth, face));
    this.dequeue(note);
    const notified = this.take(note);
    if (failure === undefined) return notified;
    // Aborted and notified at once: the notification is for one who still waits.
    if (notified) this.wakeWaiters(1);
    throw failure.error;
  }

  /** Chains a note for this process behind the others; gives its index. */
  private enqueue(): number {
    const { heap } = family();
    const address = allocate(heap, KIND.WAITER, 16);
    const note = address >> 2;
    heap.words[note + W.PID] = heap.pid;
    heap.words[note + W.CONDITION] = this.at;
    let last = this.at + C.FIRST;
    for (let next = heap.words[last] as number; next !== 0; next = heap.words[last] as number) {
      heap.reach(next + 16);
      last = (next >> 2) + W.NEXT;
    }
    atomically(heap, () => {
      change(heap, last, address);
      putDown(heap, address);
    });
    return note;
  }

  /** Takes the note out of the chain, if it is there still. */
  private dequeue(note: number): void {
    const { heap } = family();
    for (let link = this.at + C.FIRST; ;) {
      const next = heap.words[link] as number;
      if (next === 0) return;
      heap.reach(next + 16);
      if (next >> 2 === note) {
        atomically(heap, () => {
          change(heap, link, heap.words[note + W.NEXT] as number);
          takeInHand(heap, next);
        });
        return;
      }
      link = (next >> 2) + W.NEXT;
    }
  }

  /** Frees the note, which is in no chain any more; says whether it had been notified. */
  private take(note: number): boolean {
    const { heap } = family();
    const notified = Atomics.load(heap.words, note + W.STATE) === NOTIFIED;
    discard(heap, note << 2);
    return notified;
  }

  /** Gives how many were woken. */
  private wakeWaiters(most: number): number {
    const { heap } = family();
    let woken = 0;
    while (woken < most) {
      const first = heap.words[this.at + C.FIRST] as number;
      if (first === 0) break;
      const note = first >> 2;
      heap.reach(first + 16);
      const next = heap.words[note + W.NEXT] as number;
      const seen = this.notifyFirst(note, next);
      if (seen === GONE) discardFrom(heap, this.at + C.FIRST, next);
      if (isWaiting(seen)) {
        Atomics.notify(heap.words, note + W.STATE);
        woken++;
      }
    }
    return woken;
  }

  /** Notifies the first of the chain, and takes its note out; gives its state before. That of a dead process stays. */
  private notifyFirst(note: number, next: number): number {
    const { heap } = family();
    // The supervisor must not come in between: it frees the note of a dead process that was notified and is in no chain.
    return exclusively(heap, () => {
      const seen = endWaiting(heap.words, note, NOTIFIED);
      // Notified first, unchained second: if this process dies in between, nobody is out of the chain and not told.
      if (seen !== GONE) Atomics.store(heap.words, this.at + C.FIRST, next);
      return seen;
    });
  }
}

function isWaiting(state: number): boolean {
  return state === WAITING || state === STIRRED;
}

/** Ends the waiting of a note's owner, if it waits; gives the state before. */
function endWaiting(words: Int32Array, note: number, state: number): number {
  for (;;) {
    const seen = Atomics.load(words, note + W.STATE);
    // One exchange decides between a notification, a death and a stir.
    if (!isWaiting(seen) || Atomics.compareExchange(words, note + W.STATE, seen, state) === seen) return seen;
  }
}

function lockOf(index: number): Lock | RLock {
  return revive(index) as Lock | RLock;
}

function deadline(options: WaitOptions | undefined): () => number | undefined {
  if (options?.timeout === undefined) return () => undefined;
  const end = performance.now() + options.timeout;
  return () => end - performance.now();
}

defineHandle(
  KIND.CONDITION,
  (ref) => new (Condition as new (revival: Revival) => Condition)(new Revival(ref)),
);
defineKind(KIND.CONDITION, {
  inner: (heap, address) => heap.words[(address >> 2) + C.LOCK] as number,
  destroy(heap, address) {
    const first = (address >> 2) + C.FIRST;
    for (let note = heap.words[first] as number; note !== 0; note = heap.words[first] as number)
      discardFrom(heap, first, heap.reach(note + 16)[(note >> 2) + W.NEXT]);
    letGo(heap, (address >> 2) + C.LOCK);
  },
});
defineKind(KIND.WAITER, {
  awaited({ words }, noteAddress, index, saw) {
    if (index - (noteAddress >> 2) !== W.STATE) return undefined;
    const address = (words[(noteAddress >> 2) + W.CONDITION] as number) << 2;
    return {
      what: "a notification of",
      object: "Condition",
      address,
      isOver: !isWaiting(Atomics.load(words, index)),
      enders: { by: "holders", ref: address, parks: true },
      stir() {
        // Who is about to sleep on the value it saw finds another one.
        Atomics.compareExchange(words, index, saw, saw === WAITING ? STIRRED : WAITING);
        Atomics.notify(words, index);
      },
    };
  },
  recover(heap, address, deadPid) {
    const note = address >> 2;
    if (heap.words[note + W.PID] !== deadPid) return;
    const seen = endWaiting(heap.words, note, GONE);
    if (seen !== NOTIFIED) return;
    // Still the first of the chain if the notifier died as well: then the next notify frees it.
    const chained =
      Atomics.load(heap.words, (heap.words[note + W.CONDITION] as number) + C.FIRST) === address;
    if (chained) Atomics.store(heap.words, note + W.STATE, GONE);
    // Otherwise nobody else knows it: freed with what the dead process was building.
    else Atomics.store(heap.words, headerOf(address) + BLOCK.BIRTH, deadPid);
  },
  rouse(heap, address) {
    Atomics.notify(heap.words, (address >> 2) + W.STATE);
  },
});
