/** What `hold()` gives: the proof that a lock is held, released at the end of a `using` block. */

/**
 * A held lock. Release it with `using`, or by hand.
 *
 * @example
 * ```ts
 * import { Lock } from "@mp/runtime";
 * const lock = new Lock();
 * {
 *   using guard = lock.holdSync();
 *   console.log(lock.locked(), guard.abandoned); // => true false
 * }
 * console.log(lock.locked()); // => false
 *
 * const guard = await lock.hold();
 * guard.release();
 * console.log(lock.locked()); // => false
 * ```
 */
export class Guard implements Disposable {
  /** Whether the former holder died while it held the lock: what the lock protects may be half changed. */
  readonly abandoned: boolean;
  private releaseIt: (() => void) | undefined;

  /** @internal */
  constructor(release: () => void, abandoned: boolean) {
    this.releaseIt = release;
    this.abandoned = abandoned;
  }

  /** Releases the lock; does nothing the second time. */
  release(): void {
    const release = this.releaseIt;
    this.releaseIt = undefined;
    release?.();
  }

  /** Releases the lock at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.release();
  }
}
