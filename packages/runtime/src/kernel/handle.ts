/**
 * JavaScript objects that stand for regions.
 *
 * A process has one object per ref: the same lock received twice is the same object. The object's count is given
 * back when it is disposed or collected. A finalizer never waits for another process's program: it takes the allocator's
 * mutex at most, which is held for a few instructions.
 */

import { whenAfresh } from "../afresh.ts";
import { ValueError } from "../errors.ts";
import { allocate, publish } from "./allocator.ts";
import { controller } from "./controller.ts";
import { lookSoon } from "./deadlock.ts";
import { family } from "./family.ts";
import { headerOf, type Heap } from "./heap.ts";
import { BLOCK, type Kind } from "./layout.ts";
import { enterRef, eraseRef } from "./ledger.ts";
import type { Operation } from "./operation.ts";
import { addressOf, drop, partOf, type Ref, retain } from "./refs.ts";

/** Given to a constructor in place of its arguments: make the object of this ref, rather than a new region. */
export class Revival {
  readonly ref: Ref;
  constructor(ref: Ref) {
    this.ref = ref;
  }
}

interface Hold {
  readonly ref: Ref;
  readonly entry: number;
}

type MakeHandle = (ref: Ref, words: Int32Array) => object;

const holds = new WeakMap<object, Hold>();
const objects = new Map<Ref, WeakRef<object>>();
const factories = new Map<number, MakeHandle>();

const collected = new FinalizationRegistry<Hold>((hold) => {
  if (objects.get(hold.ref)?.deref() === undefined) objects.delete(hold.ref);
  giveBack(hold);
});

whenAfresh(() => objects.clear());

/** Says how to make the object of a ref to a kind of region. */
export function defineHandle(kind: Kind, make: MakeHandle): void {
  factories.set(kind, make);
}

/** Allocates a region for `object`, lets `fill` initialise it, and makes it the object's. */
export function createRegion(
  object: object,
  kind: Kind,
  bytes: number,
  fill?: (heap: Heap, address: number) => void,
): number {
  const { heap } = family();
  const address = allocate(heap, kind, bytes);
  fill?.(heap, address);
  take(object, address);
  publish(heap, address);
  return address;
}

/** Makes `object` stand for `ref`, whose count the caller gives to it. */
export function take(object: object, ref: Ref): void {
  const hold = { ref, entry: enterRef(ref) };
  holds.set(object, hold);
  objects.set(ref, new WeakRef(object));
  // Under control nothing may depend on when objects are collected.
  if (controller === undefined) collected.register(object, hold, object);
}

/** The ref an object stands for, if it stands for one and was not released. */
export function refOf(object: object): Ref | undefined {
  return holds.get(object)?.ref;
}

/** The ref of an object, with a count added for a region that is going to refer to it. */
export function retainFor(object: object): Ref {
  const ref = refOf(object);
  if (ref === undefined) throw new ValueError("Cannot use a shared object that was disposed in this process");
  retain(family().heap, ref);
  return ref;
}

/**
 * The object of a ref: the one this process has already, or a new one. A ref that came with a message brings its
 * count; one that is borrowed from a region that goes on holding its own does not.
 */
export function revive(ref: Ref, count: "brought" | "borrowed" = "brought"): object {
  const { heap } = family();
  const known = objects.get(ref)?.deref();
  if (known !== undefined && holds.has(known)) {
    if (count === "brought") drop(heap, ref);
    return known;
  }
  if (count === "borrowed") retain(heap, ref);
  const kind = heap.kindOf(addressOf(ref));
  const make = factories.get(kind);
  if (make === undefined)
    throw new Error(`No handle is defined for regions of kind ${kind} (part ${partOf(ref)})`);
  const object = make(ref, heap.reach(addressOf(ref) + heap.sizeOf(addressOf(ref))));
  take(object, ref);
  return object;
}

/** Gives an object's count back now, rather than when it is collected. Does nothing the second time. */
export function release(object: object): void {
  const hold = holds.get(object);
  if (hold === undefined) return;
  holds.delete(object);
  collected.unregister(object);
  if (objects.get(hold.ref)?.deref() === object) objects.delete(hold.ref);
  giveBack(hold);
}

function giveBack({ ref, entry }: Hold): void {
  const { heap } = family();
  eraseRef(entry);
  drop(heap, ref);
  // This process may have been the last one that could end somebody's wait.
  lookSoon(heap);
}

/** How many counts a region has, for tests and reports. */
export function countOf(heap: Heap, ref: Ref): number {
  const address = addressOf(ref);
  return Atomics.load(heap.reach(address), headerOf(address) + BLOCK.REFS);
}

/** Runs an operation on an object whose region must stay while it waits, whatever happens to the object. */
export function pinned<T>(object: object, operation: Operation<T>): Operation<T> {
  return pinnedAll([object], operation);
}

/** Like {@link pinned}, on several objects. */
export function* pinnedAll<T>(objects: readonly object[], operation: Operation<T>): Operation<T> {
  const { heap } = family();
  const pins = objects.flatMap((object) => pinOf(heap, object));
  try {
    return yield* operation;
  } finally {
    for (const { ref, entry } of pins) {
      eraseRef(entry);
      drop(heap, ref);
    }
  }
}

/** A count of the whole region of an object, not of a part: a pinned pipe can be closed. */
function pinOf(heap: Heap, object: object): readonly Hold[] {
  const ref = refOf(object);
  if (ref === undefined) return [];
  const address = addressOf(ref);
  retain(heap, address);
  return [{ ref: address, entry: enterRef(address) }];
}
