import { AssertionError } from "../errors.ts";
import { awaitsTurn } from "../kernel/awaited.ts";
import { defineHandle, Revival } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { abandon, lock, ownerOf, type Taken, tryLock, unlock } from "../kernel/mutex.ts";
import { type Operation, told } from "../kernel/operation.ts";
import { type Call, type Face, looked, OP } from "../trace/probe.ts";
import { Holdable } from "./holdable.ts";

const DEPTH = 1;

/**
 * A lock that its holder may acquire again (Python's `multiprocessing.RLock`): it is free when it has been released as
 * often as it was acquired. Only the holder may release it.
 *
 * The holder is a process, that is a thread: two asynchronous flows of one process do not exclude each other.
 *
 * @example
 * ```ts
 * import { RLock } from "@mp/runtime";
 * const lock = new RLock();
 * lock.acquireSync();
 * console.log(lock.acquireSync()); // => true
 * lock.release();
 * console.log(lock.locked()); // => true
 * lock.release();
 * console.log(lock.locked()); // => false
 * ```
 */
export class RLock extends Holdable {
  private lastAbandoned = false;

  constructor();
  /** @internal */
  constructor(revival?: Revival);
  constructor(revival?: Revival) {
    super(revival instanceof Revival ? revival : { kind: KIND.RLOCK, bytes: 16, name: "RLock" });
  }

  /** Whether, when this process last acquired the lock, its holder had died with it. */
  override get abandoned(): boolean {
    return this.lastAbandoned;
  }

  /**
   * Releases the lock once.
   *
   * @throws AssertionError if this process does not hold it.
   */
  release(): void {
    this.mustBeHeld();
    const call = this.call(OP.RELEASE);
    if (!this.isMine) {
      call?.event(OP.RELEASE_FAIL);
      throw new AssertionError(
        "Cannot release the RLock: this process does not hold it (attempt to release recursive lock not owned by thread)",
      );
    }
    const depth = (this.words[this.at + DEPTH] as number) - 1;
    this.words[this.at + DEPTH] = depth;
    call?.event(OP.RELEASE, depth);
    if (depth === 0) unlock(this.words, this.at);
  }

  /** Whether any process holds the lock now. */
  locked(): boolean {
    return looked("locked", this.at << 2, () => this.owner !== 0);
  }

  /** Who holds it and how often it was acquired, as Python's `repr` has it. */
  override toString(): string {
    const { owner } = this;
    return `<RLock(owner=${owner === 0 ? "None" : `pid ${owner}`}, count=${owner === 0 ? 0 : this.words[this.at + DEPTH]})>`;
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
    const depth = this.words[this.at + DEPTH] as number;
    this.words[this.at + DEPTH] = 1;
    this.release();
    return depth;
  }

  /** @internal Takes back what {@link releaseAll} let go. */
  *acquireAll(depth: number, face: Face): Operation<void> {
    const call = this.call(OP.ACQUIRE, face, true);
    yield* told(call, this.acquiring(call, depth));
  }

  /** @internal */
  protected tryAcquire(call: Call | undefined): boolean {
    if (this.isMine) return this.deepen((this.words[this.at + DEPTH] as number) + 1, call);
    const taken = tryLock(this.words, this.at, this.pid);
    return taken !== false && this.first(taken, 1, call);
  }

  /** @internal */
  protected *acquiring(call: Call | undefined, depth = 1): Operation<boolean> {
    return this.first(yield* lock(this.words, this.at, this.pid), depth, call);
  }

  private first(taken: Exclude<Taken, false>, depth: number, call: Call | undefined): true {
    this.lastAbandoned = taken === "abandoned";
    return this.deepen(depth, call);
  }

  private deepen(depth: number, call: Call | undefined): true {
    this.words[this.at + DEPTH] = depth;
    call?.event(OP.ACQUIRE, depth, this.lastAbandoned && depth === 1 ? 1 : 0);
    return true;
  }
}

defineHandle(KIND.RLOCK, (ref) => new (RLock as new (revival: Revival) => RLock)(new Revival(ref)));
defineKind(KIND.RLOCK, {
  holder: (heap, address) => ownerOf(heap.words, address >> 2),
  awaited({ words }, address, index, saw) {
    if (index !== address >> 2) return undefined;
    return { ...awaitsTurn(words, index, saw, { object: "RLock", address }), what: "" };
  },
  recover(heap, address, deadPid) {
    abandon(heap.words, address >> 2, deadPid);
  },
  rouse(heap, address) {
    Atomics.notify(heap.words, address >> 2);
  },
});
