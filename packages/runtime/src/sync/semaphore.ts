import { expectInteger, expectValue } from "../check.ts";
import { ValueError } from "../errors.ts";
import { awaitsCell } from "../kernel/awaited.ts";
import { rouse, until, wake } from "../kernel/cell.ts";
import { defineHandle, Revival } from "../kernel/handle.ts";
import { defineKind } from "../kernel/kinds.ts";
import { KIND } from "../kernel/layout.ts";
import { BLOCKED, type Operation } from "../kernel/operation.ts";
import { type Call, looked, OP } from "../trace/probe.ts";
import { Holdable } from "./holdable.ts";

/** Words: the value, the cell of the waiters, the most the value may be, and whether it is bounded. */
const S = { VALUE: 0, WAITERS: 1, MOST: 2, BOUNDED: 3 } as const;

/** As many permits as a semaphore can have (Python's `SEM_VALUE_MAX`). */
const MOST_PERMITS = 2 ** 31 - 1;

function plan(value: unknown, bounded: boolean) {
  expectInteger(value, "the value of a semaphore", 0);
  expectValue(
    value <= MOST_PERMITS,
    `the value of a semaphore must be at most ${MOST_PERMITS}, but it is ${value}`,
  );
  return {
    kind: KIND.SEMAPHORE,
    bytes: 16,
    name: bounded ? "BoundedSemaphore" : "Semaphore",
    size: value,
    fill(words: Int32Array, at: number): void {
      words[at + S.VALUE] = value;
      words[at + S.MOST] = bounded ? value : MOST_PERMITS;
      words[at + S.BOUNDED] = bounded ? 1 : 0;
    },
  } as const;
}

/**
 * A counter of permits (Python's `multiprocessing.Semaphore`): `acquire` takes one, waiting while there is none; `release`
 * gives one back. A permit has no owner: what a process that died had taken stays taken.
 *
 * @example
 * ```ts
 * import { Semaphore } from "@mp/runtime";
 * const two = new Semaphore(2);
 * console.log(two.acquireSync(), two.acquireSync(), two.acquireSync({ timeout: 0 })); // => true true false
 * two.release();
 * console.log(two.getValue()); // => 1
 * {
 *   using _ = await two.hold();
 *   console.log(two.getValue()); // => 0
 * }
 * ```
 */
export class Semaphore extends Holdable {
  /** @param value how many permits there are at first; an integer of at least 0. */
  constructor(value?: number);
  /** @internal */
  constructor(value?: number | Revival, bounded?: boolean);
  constructor(value: number | Revival = 1, bounded = false) {
    super(value instanceof Revival ? value : plan(value, bounded));
  }

  /**
   * Gives a permit back and lets one waiter have it.
   *
   * @throws ValueError on a `BoundedSemaphore` that has all its permits already, and on any that has 2³¹ - 1.
   */
  release(): void {
    this.mustBeHeld();
    const call = this.call(OP.RELEASE);
    for (;;) {
      const seen = Atomics.load(this.words, this.at + S.VALUE);
      if (seen >= (this.words[this.at + S.MOST] as number)) {
        call?.event(OP.RELEASE_FAIL);
        throw new ValueError(
          `Cannot release the ${this.constructor.name}: it has all its ${seen} permits (semaphore or lock released too many times)`,
        );
      }
      call?.mark();
      if (Atomics.compareExchange(this.words, this.at + S.VALUE, seen, seen + 1) !== seen) continue;
      call?.event(OP.RELEASE, seen + 1);
      break;
    }
    // The permit is there before anybody is woken to take it.
    wake(this.words, this.at + S.WAITERS, 1);
  }

  /** How many permits are there now; it may have changed by the time you look. */
  getValue(): number {
    return looked("getValue", this.at << 2, () => this.value);
  }

  private get value(): number {
    return Atomics.load(this.words, this.at + S.VALUE);
  }

  /** @internal */
  protected tryAcquire(call: Call | undefined): boolean {
    for (;;) {
      const seen = Atomics.load(this.words, this.at + S.VALUE);
      if (seen <= 0) return false;
      if (Atomics.compareExchange(this.words, this.at + S.VALUE, seen, seen - 1) !== seen) continue;
      call?.event(OP.ACQUIRE, seen - 1);
      return true;
    }
  }

  /** @internal */
  protected acquiring(call: Call | undefined): Operation<true> {
    return until(this.words, this.at + S.WAITERS, {
      attempt: () => (this.tryAcquire(call) ? true : BLOCKED),
      more: () => this.value > 0,
    });
  }
}

/**
 * A {@link Semaphore} that refuses more releases than acquisitions (Python's `multiprocessing.BoundedSemaphore`).
 *
 * @example
 * ```ts
 * import { BoundedSemaphore } from "@mp/runtime";
 * try {
 *   new BoundedSemaphore(1).release();
 * } catch (error) {
 *   console.log((error as Error).name); // => ValueError
 * }
 * ```
 */
export class BoundedSemaphore extends Semaphore {
  /** @param value how many permits there are, at first and at most; an integer of at least 0. */
  constructor(value?: number);
  /** @internal */
  constructor(value?: number | Revival);
  constructor(value: number | Revival = 1) {
    super(value, true);
  }
}

defineHandle(KIND.SEMAPHORE, (ref, words) => {
  const type = words[(ref >> 2) + S.BOUNDED] === 1 ? BoundedSemaphore : Semaphore;
  return new (type as new (revival: Revival) => Semaphore)(new Revival(ref));
});
defineKind(KIND.SEMAPHORE, {
  awaited(heap, address, index) {
    const at = address >> 2;
    if (index - at !== S.WAITERS) return undefined;
    const over = { is: Atomics.load(heap.words, at + S.VALUE) > 0 };
    const object = heap.words[at + S.BOUNDED] === 1 ? "BoundedSemaphore" : "Semaphore";
    const enders = { by: "holders", ref: address, parks: true } as const;
    return awaitsCell(heap.words, index, { what: "a permit of", object, address, over, enders });
  },
  rouse(heap, address) {
    rouse(heap.words, (address >> 2) + S.WAITERS);
  },
});
