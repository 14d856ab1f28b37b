/** What all shared objects have in common: a region, a view on it, and an end. */

import { UNSENDABLE } from "../codec/refusal.ts";
import { family } from "../kernel/family.ts";
import { createRegion, release, Revival } from "../kernel/handle.ts";
import type { Heap } from "../kernel/heap.ts";
import type { Kind } from "../kernel/layout.ts";
import { addressOf } from "../kernel/refs.ts";
import { ValueError } from "../errors.ts";
import type { ObjectKind } from "../trace/events.ts";
import { begin, type Call, type Face, type Op, probe } from "../trace/probe.ts";

/** How the region of a new shared object is made. */
export interface RegionPlan {
  readonly kind: Kind;
  readonly bytes: number;
  /** What a trace calls it; left out for what no program makes. */
  readonly name?: ObjectKind;
  /** What a trace says of its size: see `TraceObject.size`. */
  readonly size?: number;
  /** Initialises the region; it is all zeros before. */
  readonly fill?: (words: Int32Array, at: number, heap: Heap) => void;
}

/**
 * Base class of the handles of shared objects. All state lies in shared memory; the object is a view. It can be
 * passed in `args`, sent through queues and pipes, and returned, at any depth.
 */
export abstract class SharedObject implements Disposable {
  static {
    Object.defineProperty(SharedObject.prototype, UNSENDABLE, {
      value: "it was disposed in this process; make or receive another one",
    });
  }

  /** @internal */
  protected readonly words: Int32Array;
  /** @internal Index in `words` of the region. */
  protected readonly at: number;
  /** @internal */
  protected readonly pid: number;
  /** @internal Its words may be another object's by now: no operation may touch them. */
  protected disposed = false;

  /** @internal */
  constructor(source: RegionPlan | Revival) {
    const { heap, pid } = family();
    const address = source instanceof Revival ? addressOf(source.ref) : this.create(source, heap);
    this.words = heap.reach(address + heap.sizeOf(address));
    this.at = address >> 2;
    this.pid = pid;
    if (probe !== undefined && !(source instanceof Revival))
      probe.made(source.name ?? "Object", address, source.size);
  }

  /** @internal Begins an operation on the object: see `trace/probe.ts`. */
  protected call(op: Op, face?: Face, isPatient?: boolean): Call | undefined {
    return begin(op, this.at << 2, face, isPatient);
  }

  /** Gives this process's hold on the object back now. The region is freed when no process holds it any more. */
  [Symbol.dispose](): void {
    this.disposed = true;
    release(this);
  }

  /** @internal Throws if this handle was disposed. */
  protected mustBeHeld(): void {
    if (this.disposed) {
      throw new ValueError(
        `This ${this.constructor.name} was disposed in this process; make or receive another one`,
      );
    }
  }

  private create(plan: RegionPlan, heap: Heap): number {
    return createRegion(this, plan.kind, plan.bytes, (_, address) => {
      plan.fill?.(heap.reach(address + plan.bytes), address >> 2, heap);
    });
  }
}
