import { awaitsCell } from "../kernel/awaited.ts";
import { rouse, until, wake } from "../kernel/cell.ts";
import { defineHandle, Revival } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { BLOCKED, type Operation, told } from "../kernel/operation.ts";
import type { AsyncWaitOptions, WaitOptions } from "../kernel/run.ts";
import { looked, OP, tellLook } from "../trace/probe.ts";
import { finished, finishedSync } from "./options.ts";
import { SharedObject } from "./shared-object.ts";

/**
 * Word 0 is odd while the event is set, and counts its changes: even → odd by `set`, odd → even by `clear`.
 * Who waits since an even number has been woken once the number is another one, even if the event was cleared at once.
 */
const E = { STATE: 0, WAITERS: 1 } as const;

/**
 * A flag that processes wait for (Python's `multiprocessing.Event`).
 *
 * @example
 * ```ts
 * import { Event } from "@mp/runtime";
 * const ready = new Event();
 * console.log(await ready.wait({ timeout: 1 })); // => false
 * ready.set();
 * console.log(await ready.wait(), ready.isSet()); // => true true
 * ready.clear();
 * console.log(ready.isSet()); // => false
 * ```
 */
export class Event extends SharedObject {
  constructor();
  /** @internal */
  constructor(revival?: Revival);
  constructor(revival?: Revival) {
    super(revival instanceof Revival ? revival : { kind: KIND.EVENT, bytes: 16, name: "Event" });
  }

  /** Whether the event is set. */
  isSet(): boolean {
    return looked("isSet", this.at << 2, () => (Atomics.load(this.words, this.at + E.STATE) & 1) === 1);
  }

  /** Sets the event: everybody who waits goes on, and nobody waits until it is cleared. */
  set(): void {
    this.change(0);
    // The state has changed before the waiters look again.
    wake(this.words, this.at + E.WAITERS);
  }

  /** Clears the event: from now on `wait` waits again. */
  clear(): void {
    this.change(1);
  }

  /** Waits until the event is set. Resolves to `false` when the time was up. */
  async wait(options?: AsyncWaitOptions): Promise<boolean> {
    this.mustBeHeld();
    const call = this.call(OP.AWAIT, "async");
    return tellLook(call, "isSet", await finished(this, told(call, this.waiting()), options));
  }

  /** Waits until the event is set, blocking this thread; `false` when the time was up. */
  waitSync(options?: WaitOptions): boolean {
    this.mustBeHeld();
    const call = this.call(OP.AWAIT);
    return tellLook(call, "isSet", finishedSync(told(call, this.waiting()), options));
  }

  private change(from: 0 | 1): void {
    this.mustBeHeld();
    const op = from === 0 ? OP.SET : OP.CLEAR;
    this.call(op)?.event(op);
    const seen = Atomics.load(this.words, this.at + E.STATE);
    // If the exchange fails, another process has just made the same change.
    if ((seen & 1) === from) Atomics.compareExchange(this.words, this.at + E.STATE, seen, (seen + 1) | 0);
  }

  private waiting(): Operation<true> {
    const since = Atomics.load(this.words, this.at + E.STATE);
    return until(this.words, this.at + E.WAITERS, {
      attempt: () => {
        const now = Atomics.load(this.words, this.at + E.STATE);
        return (now & 1) === 1 || now !== since ? true : BLOCKED;
      },
    });
  }
}

defineHandle(KIND.EVENT, (ref) => new (Event as new (revival: Revival) => Event)(new Revival(ref)));
defineKind(KIND.EVENT, {
  awaited(heap, address, index, saw) {
    if (index - (address >> 2) !== E.WAITERS) return undefined;
    const enders = { by: "holders", ref: address, parks: true } as const;
    return awaitsCell(heap.words, index, { what: "", object: "Event", address, over: { saw }, enders });
  },
  rouse(heap, address) {
    rouse(heap.words, (address >> 2) + E.WAITERS);
  },
});
