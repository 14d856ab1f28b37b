import { ValueError } from "../errors.ts";
import { awaitsTurn } from "../kernel/awaited.ts";
import { defineHandle, Revival } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { ABANDONED, abandon, FREE, lock, ownerOf, type Taken, tryLock, unlock } from "../kernel/mutex.ts";
import { type Operation, told } from "../kernel/operation.ts";
import { type Call, probe, type Face, looked, OP } from "../trace/probe.ts";
import { Guard } from "./guard.ts";
import { Holdable } from "./holdable.ts";
import { GUARD, noteGiven, noteRelease, useOf } from "./lock-use.ts";

/**
 * A mutual exclusion lock for any number of processes (Python's `multiprocessing.Lock`).
 *
 * It is not reentrant, any process may release it, and who waits longest need not get it first. If its holder
 * dies, the next one gets it and is told so by {@link Lock.abandoned}.
 *
 * @example
 * ```ts
 * import { Lock } from "@mp/runtime";
 * const lock = new Lock();
 * console.log(await lock.acquire()); // => true
 * console.log(await lock.acquire({ timeout: 1 })); // => false
 * lock.release();
 * ```
 *
 * @example
 * ```ts
 * import { Lock } from "@mp/runtime";
 * const lock = new Lock();
 * {
 *   using _ = await lock.hold();
 *   console.log(lock.locked(), lock.abandoned); // => true false
 * }
 * console.log(lock.locked()); // => false
 * ```
 */
export class Lock extends Holdable {
  private lastAbandoned = false;

  constructor();
  /** @internal */
  constructor(revival?: Revival);
  constructor(revival?: Revival) {
    super(revival instanceof Revival ? revival : { kind: KIND.LOCK, bytes: 16, name: "Lock" });
  }

  /** Whether, when this process last acquired the lock, its holder had died with it. */
  override get abandoned(): boolean {
    return this.lastAbandoned;
  }

  /**
   * Releases the lock and lets one waiter have it.
   *
   * @throws ValueError if nobody holds it.
   */
  release(): void {
    this.mustBeHeld();
    const call = probe === undefined ? undefined : this.call(OP.RELEASE);
    const held = Atomics.load(this.words, this.at);
    if (held === FREE || held === ABANDONED) {
      call?.event(OP.RELEASE_FAIL);
      throw new ValueError(
        "Cannot release the lock: nobody holds it (semaphore or lock released too many times)",
      );
    }
    noteRelease(this.words, this.at, held, this.pid);
    call?.event(OP.RELEASE);
    unlock(this.words, this.at);
  }

  /** Whether any process holds the lock now. */
  locked(): boolean {
    return looked("locked", this.at << 2, () => this.owner !== 0);
  }

  /** Who holds it, as Python's `repr` has it. */
  override toString(): string {
    return `<Lock(owner=${this.owner === 0 ? "None" : `pid ${this.owner}`})>`;
  }

  /** @internal Pid of the holder, or 0. */
  get owner(): number {
    return ownerOf(this.words, this.at);
  }

  /** @internal Whether this process holds it. */
  get isMine(): boolean {
    return this.owner === this.pid;
  }

  /** @internal Lets go whatever the depth, for a condition's wait; gives the depth. */
  releaseAll(): number {
    this.release();
    return 1;
  }

  /** @internal Takes back what {@link releaseAll} let go. */
  *acquireAll(_depth: number, face: Face): Operation<void> {
    const call = this.call(OP.ACQUIRE, face, true);
    yield* told(call, this.acquiring(call));
  }

  /** @internal */
  protected tryAcquire(call: Call | undefined): boolean {
    const taken = tryLock(this.words, this.at, this.pid);
    return taken !== false && this.note(taken, call);
  }

  /** @internal */
  protected *acquiring(call: Call | undefined): Operation<boolean> {
    return this.note(yield* lock(this.words, this.at, this.pid), call);
  }

  /** @internal */
  protected override guarded(): Guard {
    // Plain stores: the word is protected by the lock itself, and others read it while this process sleeps.
    this.words[this.at + GUARD] = this.pid;
    return new Guard(() => {
      this.words[this.at + GUARD] = 0;
      this.release();
    }, this.abandoned);
  }

  private note(taken: Exclude<Taken, false>, call: Call | undefined): true {
    this.lastAbandoned = taken === "abandoned";
    call?.event(OP.ACQUIRE, 0, this.lastAbandoned ? 1 : 0);
    return true;
  }
}

defineHandle(KIND.LOCK, (ref) => new (Lock as new (revival: Revival) => Lock)(new Revival(ref)));
defineKind(KIND.LOCK, {
  given: (heap, address) => noteGiven(heap.words, address >> 2),
  holder: (heap, address) => ownerOf(heap.words, address >> 2),
  awaited({ words }, address, index, saw) {
    if (index !== address >> 2) return undefined;
    const pid = ownerOf(words, index);
    const enders = { by: "lock", pid, ref: address, use: useOf(words, index, pid) } as const;
    return { ...awaitsTurn(words, index, saw, { object: "Lock", address }), what: "", enders };
  },
  recover(heap, address, deadPid) {
    abandon(heap.words, address >> 2, deadPid);
  },
  rouse(heap, address) {
    Atomics.notify(heap.words, address >> 2);
  },
});
