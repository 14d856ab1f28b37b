/** What the locks have in common: the two faces of acquiring, and holding with a guard. */

import { type Operation, told } from "../kernel/operation.ts";
import { type AsyncWaitOptions, checkWait, type WaitOptions } from "../kernel/run.ts";
import { type Call, OP, probe } from "../trace/probe.ts";
import { Guard } from "./guard.ts";
import { finished, finishedSync, late } from "./options.ts";
import { SharedObject } from "./shared-object.ts";

/** Base class of `Lock`, `RLock`, `Semaphore` and `BoundedSemaphore`. */
export abstract class Holdable extends SharedObject {
  /** @internal Takes it if that needs no wait. */
  protected abstract tryAcquire(call: Call | undefined): boolean;
  /** @internal Takes it, waiting. */
  protected abstract acquiring(call: Call | undefined): Operation<unknown>;

  /** Releases it once. */
  abstract release(): void;

  /** Whether the holder before this process died while it held it. Semaphores have no holder: always `false`. */
  get abandoned(): boolean {
    return false;
  }

  /**
   * Acquires it, awaiting its turn.
   *
   * @param options `timeout` in milliseconds (0 or less: one look), `signal` to give up.
   * @returns `false` if the time was up.
   * @throws the signal's reason, when aborted.
   */
  async acquire(options?: AsyncWaitOptions): Promise<boolean> {
    this.mustBeHeld();
    checkWait(options);
    options?.signal?.throwIfAborted();
    const call = this.call(OP.ACQUIRE, "async", isPatient(options));
    if (this.tryAcquire(call)) return true;
    const taken = await finished(this, told(call, this.acquiring(call)), options);
    if (!taken) call?.event(OP.ACQUIRE_FAIL, reasonOf(options));
    return taken;
  }

  /**
   * Acquires it, blocking this thread.
   *
   * @param options `timeout` in milliseconds (0 or less: one look).
   * @returns `false` if the time was up.
   * @throws PlatformError on a thread that must not block, such as a page's.
   */
  acquireSync(options?: WaitOptions): boolean {
    this.mustBeHeld();
    checkWait(options);
    // The way of nearly all: it is free, and nobody is told.
    if (probe === undefined && this.tryAcquire(undefined)) return true;
    const call = this.call(OP.ACQUIRE, "sync", isPatient(options));
    if (this.tryAcquire(call)) return true;
    const taken = finishedSync(told(call, this.acquiring(call)), options);
    if (!taken) call?.event(OP.ACQUIRE_FAIL, reasonOf(options));
    return taken;
  }

  /** Acquires it and gives a guard for `using`. Rejects with `TimeoutError` when the time is up. */
  async hold(options?: AsyncWaitOptions): Promise<Guard> {
    if (!(await this.acquire(options))) late(`The ${this.constructor.name} was not acquired`)();
    return this.guarded();
  }

  /** Acquires it, blocking this thread, and gives a guard for `using`. Throws `TimeoutError` when the time is up. */
  holdSync(options?: WaitOptions): Guard {
    if (!this.acquireSync(options)) late(`The ${this.constructor.name} was not acquired`)();
    return this.guarded();
  }

  /** @internal What `hold` gives: the lock is held. */
  protected guarded(): Guard {
    return new Guard(() => this.release(), this.abandoned);
  }
}

/** Whether nothing but getting it ends the wait. */
function isPatient(options: AsyncWaitOptions | undefined): boolean {
  return options?.timeout === undefined && options?.signal === undefined;
}

/** Why it was not acquired: busy (0), where the caller did not want to wait, or time was up (1). */
function reasonOf(options: WaitOptions | undefined): 0 | 1 {
  return (options?.timeout ?? 0) > 0 ? 1 : 0;
}
