/** What all scenes have in common: a family in one heap, and the supervisor that buries its dead. */
import type { ModelTools } from "@mp/model";
import { eachBlock, publish } from "../../../src/kernel/allocator.ts";
import { DETECTION } from "../../../src/kernel/detection.ts";
import { allocateProcess, type Family, joinFamily } from "../../../src/kernel/family.ts";
import { receive, refOf } from "../../../src/kernel/handle.ts";
import { Heap } from "../../../src/kernel/heap.ts";
import { FAMILY, type Kind } from "../../../src/kernel/layout.ts";
import { SUPERVISOR_PID } from "../../../src/kernel/mutex.ts";
import { newEntry } from "../../../src/kernel/ledger.ts";
import { installPort, type Port } from "../../../src/port.ts";
import { raise } from "../../../src/kernel/refs.ts";
import { atomically } from "../../../src/kernel/transaction.ts";
import { freeAllocator, recover } from "../../../src/kernel/recover.ts";

declare const Model: ModelTools;

/** Notes something for the scene's check. */
export const note = (value: unknown): void => Model.note(value);

/** A family: process number n of the scene has pid n + 1. */
export interface Stage {
  readonly buffer: SharedArrayBuffer;
  /** Addresses of the processes' regions. */
  readonly regions: readonly number[];
  /** Address of what the scene is about. */
  readonly at: number;
}

installPort({ mayBlock: true, hold() {} } as unknown as Port);

/** Founds a family of `count` processes; `fill` makes what they share, and gives its address. */
export function found(count: number, fill: (heap: Heap) => number): Stage {
  const heap = Heap.create(1);
  // Here the explorer says who is stuck: a sleep is a sleep, with no looks in it.
  heap.words[FAMILY.DETECTION] = DETECTION.OFF;
  const regions = Array.from({ length: count }, (_, number) => {
    const region = allocateProcess(heap, number + 1, 1);
    publish(heap, region);
    return region;
  });
  joinFamily({ buffer: heap.buffer, pid: 1, process: regions[0] as number });
  return { buffer: heap.buffer, regions, at: fill(heap) };
}

/** What process `number` begins with. */
export function enter({ buffer, regions }: Stage, number: number): Family {
  return joinFamily({ buffer, pid: number + 1, process: regions[number] as number });
}

/** What the supervisor does when a process was stopped by force. */
export function bury({ buffer, regions }: Stage, dead: number): void {
  const heap = new Heap(buffer, SUPERVISOR_PID);
  freeAllocator(heap, dead + 1);
  recover(heap, regions[dead] as number, dead + 1, true);
}

/** Adds a count that no word holds, for who takes it over when the scene begins. */
export function retain(heap: Heap, ref: number): void {
  atomically(heap, () => raise(heap, ref));
}

/** Lets an entry of this process's ledger hold a count that {@link retain} added. */
export function takeOver({ heap }: Family, ref: number): number {
  const entry = newEntry();
  Atomics.store(heap.words, entry, ref);
  return entry;
}

/** Throws unless it holds. */
export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Index of the word before the first bell. */
export const BELLS: number = FAMILY.BELLS;

/** A shared object that `setup` made, with a count for each process: its handle in process `number`. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the scene knows what it has made.
export function handle<T extends object>(stage: Stage, number: number, at: number = stage.at): T {
  return Model.atOnce(() => {
    const family = enter(stage, number);
    const entry = takeOver(family, at);
    return receive(entry) as T;
  });
}

/** A family whose `count` processes share the object that `make` makes. */
export function share(count: number, make: () => object): Stage {
  return found(count, (heap) => {
    const at = refOf(make()) as number;
    for (let number = 0; number < count; number++) retain(heap, at);
    return at;
  });
}

/** Regions of a kind that are left. */
export function countKind({ buffer }: Stage, kind: Kind): number {
  const heap = new Heap(buffer, SUPERVISOR_PID);
  let count = 0;
  eachBlock(heap, (block) => {
    if (block.kind === kind) count++;
  });
  return count;
}

/** A word of the memory, for a check. */
export function wordOf(buffer: SharedArrayBuffer, index: number): number {
  const words = new Int32Array(buffer);
  return words[index] as number;
}

/** Does something with nothing in between. */
export const atOnce = <T>(body: () => T): T => Model.atOnce(body);
