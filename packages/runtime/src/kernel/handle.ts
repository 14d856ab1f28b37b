/**
 * JavaScript objects that stand for regions.
 *
 * A process has one object per ref: the same lock received twice is the same object. The object's count is given
 * back when it is disposed or collected. A finalizer never waits for another process's program: it takes the allocator's
 * mutex at most, which is held for a few instructions.
 */

import { whenAfresh } from "../afresh.ts";
import { ValueError } from "../errors.ts";
import { allocate } from "./allocator.ts";
import { controller } from "./controller.ts";
import { lookSoon } from "./deadlock.ts";
import { family } from "./family.ts";
import { headerOf, type Heap } from "./heap.ts";
import { BLOCK, type Kind } from "./layout.ts";
import { enterRef, eraseRef, newEntry } from "./ledger.ts";
import type { Operation } from "./operation.ts";
import { addressOf, discard, hold, move, partOf, putDown, raise, type Ref } from "./refs.ts";
import { atomically, change } from "./transaction.ts";

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
  try {
    fill?.(heap, address);
  } catch (error) {
    discard(heap, address);
    throw error;
  }
  found(address, [[object, address]]);
  return address;
}

/**
 * Publishes a new region, which is in this process's hands, and makes objects stand for refs of it: the first has the count that the region was
 * made with, each other one a count more. `more` is what else becomes true with it.
 */
export function found(
  address: number,
  members: readonly (readonly [object: object, ref: Ref])[],
  more: () => void = () => {},
): void {
  const { heap } = family();
  const entries = members.map(() => newEntry());
  atomically(heap, () => {
    change(heap, headerOf(address) + BLOCK.REFS, 0);
    members.forEach(([, ref], i) => {
      raise(heap, ref);
      change(heap, entries[i] as number, ref);
    });
    more();
    putDown(heap, address);
  });
  members.forEach(([object, ref], i) => attach(object, { ref, entry: entries[i] as number }));
}

/** Makes `object` stand for `ref`, with a count more. */
export function take(object: object, ref: Ref): void {
  attach(object, { ref, entry: enterRef(ref) });
}

/** Makes `object` stand for the ref that `enter` lets an entry hold; `false` if it finds none. */
export function takeBy(object: object, enter: (entry: number) => boolean): boolean {
  const entry = newEntry();
  const has = enter(entry);
  if (has) attach(object, { ref: family().heap.words[entry] as Ref, entry });
  else eraseRef(entry);
  return has;
}

/** Makes `object` stand for what `other` does, in place of that. */
export function passOver(other: object, object: object): void {
  const hold = holds.get(other) as Hold;
  detach(other, hold);
  attach(object, hold);
}

function attach(object: object, hold: Hold): void {
  holds.set(object, hold);
  objects.set(hold.ref, new WeakRef(object));
  // Under control nothing may depend on when objects are collected.
  if (controller === undefined) collected.register(object, hold, object);
}

function detach(object: object, hold: Hold): void {
  holds.delete(object);
  collected.unregister(object);
  if (objects.get(hold.ref)?.deref() === object) objects.delete(hold.ref);
}

/** The ref an object stands for, if it stands for one and was not released. */
export function refOf(object: object): Ref | undefined {
  return holds.get(object)?.ref;
}

/** Lets the word `index` of a region hold what an object stands for. */
export function holdFor(index: number, object: object): void {
  const ref = refOf(object);
  if (ref === undefined) throw new ValueError("Cannot use a shared object that was disposed in this process");
  hold(family().heap, index, ref);
}

/** The object of the ref that the word `index` holds: the one this process has already, or a new one, with a count more. */
export function revive(index: number): object {
  return reviveWith(index, enterRef);
}

/** Like {@link revive}, and a new object takes over the count that the word holds: for messages, whose counts nobody else needs. */
export function receive(index: number): object {
  return reviveWith(index, () => {
    const entry = newEntry();
    move(family().heap, index, entry);
    return entry;
  });
}

function reviveWith(index: number, enter: (ref: Ref) => number): object {
  const { heap } = family();
  const ref = Atomics.load(heap.reach(index * 4 + 4), index);
  const known = objects.get(ref)?.deref();
  if (known !== undefined && holds.has(known)) return known;
  const kind = heap.kindOf(addressOf(ref));
  const make = factories.get(kind);
  if (make === undefined)
    throw new Error(`No handle is defined for regions of kind ${kind} (part ${partOf(ref)})`);
  const object = make(ref, heap.reach(addressOf(ref) + heap.sizeOf(addressOf(ref))));
  attach(object, { ref, entry: enter(ref) });
  return object;
}

/** Gives an object's count back now, rather than when it is collected. Does nothing the second time. */
export function release(object: object): void {
  const hold = holds.get(object);
  if (hold === undefined) return;
  detach(object, hold);
  giveBack(hold);
}

function giveBack({ entry }: Hold): void {
  eraseRef(entry);
  // This process may have been the last one that could end somebody's wait.
  lookSoon(family().heap);
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
  const pins = objects.flatMap((object) => pinOf(object));
  try {
    return yield* operation;
  } finally {
    for (const entry of pins) eraseRef(entry);
  }
}

/** A count of the whole region of an object, not of a part: a pinned pipe can be closed. */
function pinOf(object: object): readonly number[] {
  const ref = refOf(object);
  return ref === undefined ? [] : [enterRef(addressOf(ref))];
}
