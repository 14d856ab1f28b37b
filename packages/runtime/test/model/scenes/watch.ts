/** The bells: who watches several objects misses none of their changes, whoever dies where. */
import type { Ending, Scene } from "@mp/model";
import { allocate, publish } from "../../../src/kernel/allocator.ts";
import { rouse, wake } from "../../../src/kernel/cell.ts";
import type { Heap } from "../../../src/kernel/heap.ts";
import { defineKind } from "../../../src/kernel/kinds.ts";
import { KIND } from "../../../src/kernel/layout.ts";
import { WaitTimeout } from "../../../src/kernel/operation.ts";
import { runAsync, runSync } from "../../../src/kernel/run.ts";
import { anyReady, type Watched } from "../../../src/kernel/watch.ts";
import { BELLS, bury, enter, found, must, note, type Stage } from "./stage.ts";

/** Each object is a cell and a state behind it; an object changes once. */
const OBJECTS = 2;
const [CELL, STATE] = [0, 1];
const cellOf = (at: number, object: number): number => (at >> 2) + object * 2 + CELL;
const stateOf = (at: number, object: number): number => (at >> 2) + object * 2 + STATE;

defineKind(KIND.VALUE, {
  rouse(heap, address) {
    for (let object = 0; object < OBJECTS; object++) rouse(heap.words, cellOf(address, object));
  },
});

const setup = (count: number) => (): Stage =>
  found(count, (heap) => {
    const at = allocate(heap, KIND.VALUE, 16);
    publish(heap, at);
    return at;
  });

function watched({ words }: Heap, at: number, object: number): Watched {
  const isReady = (): boolean => Atomics.load(words, stateOf(at, object)) === 1;
  return { holder: words, words, index: cellOf(at, object), isReady };
}

/** Waits until one of the objects has changed. */
function watcher(number: number, objects: readonly number[], timeout = Infinity): (stage: Stage) => void {
  return (stage) => {
    const { heap } = enter(stage, number);
    try {
      const ready = runSync(
        anyReady(
          heap,
          objects.map((object) => watched(heap, stage.at, object)),
        ),
        { timeout },
      );
      must(ready.length > 0, "woken with nothing ready");
      note(ready.length);
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      note("late");
    }
  };
}

/** The same with a promise. */
function awaiter(number: number, objects: readonly number[]): (stage: Stage) => Promise<void> {
  return async (stage) => {
    const { heap } = enter(stage, number);
    const all = objects.map((object) => watched(heap, stage.at, object));
    const ready = await runAsync(anyReady(heap, all));
    must(ready.length > 0, "woken with nothing ready");
    note(ready.length);
  };
}

/** Is there, and does nothing. */
const idle = (): void => {};

/** Changes objects, one after another. */
function waker(number: number, ...objects: readonly number[]): (stage: Stage) => void {
  return (stage) => {
    const { heap } = enter(stage, number);
    for (const object of objects) {
      Atomics.store(heap.words, stateOf(stage.at, object), 1);
      wake(heap.words, cellOf(stage.at, object));
    }
  };
}

/** A wake for nothing, as of an object that somebody else has taken from again. */
function disturber(number: number, object: number): (stage: Stage) => void {
  return (stage) => {
    const { heap } = enter(stage, number);
    wake(heap.words, cellOf(stage.at, object));
  };
}

function names({ at }: Stage): Record<string, number> {
  const bells = Object.fromEntries([1, 2, 3].map((bell) => [`bell ${bell}`, BELLS + bell]));
  const objects = [0, 1].flatMap((object) => [
    [`cell ${object}`, cellOf(at, object)],
    [`state ${object}`, stateOf(at, object)],
  ]);
  return { ...bells, ...(Object.fromEntries(objects) as Record<string, number>) };
}

/** Nobody sleeps beside something that has changed. */
function check({ buffer, at }: Stage, { asleep, dead }: Ending): void {
  const words = new Int32Array(buffer);
  const changed = [0, 1].filter((object) => words[stateOf(at, object)] === 1);
  must(
    asleep.length === 0 || changed.length === 0,
    `${asleep.join()} sleep, though ${changed.join()} changed`,
  );
  must(asleep.length === 0 || dead.length > 0, `${asleep.join()} sleep for ever`);
}

const scene = (...processes: Scene<Stage>["processes"]): Scene<Stage> => ({
  setup: setup(processes.length),
  processes,
  bury,
  names,
  check,
  mayStick: true,
});

export const scenes: Record<string, Scene<Stage>> = {
  "1 watcher of 2, 1 waker": scene(watcher(0, [0, 1]), waker(1, 0)),
  "1 watcher of 2, 2 wakers": scene(watcher(0, [0, 1]), waker(1, 0), waker(2, 1)),
  "2 watchers, 1 waker": scene(watcher(0, [0, 1]), watcher(1, [0]), waker(2, 0)),
  "1 watcher, 1 waker, 1 disturber": scene(watcher(0, [0, 1]), waker(1, 0), disturber(2, 0)),
  // There are three bells: the processes 0 and 3 have the same.
  "2 watchers with one bell, 1 waker": scene(watcher(0, [0, 1]), waker(1, 0), idle, watcher(3, [0])),
  "1 awaits one of 2, 1 watcher, 1 waker": scene(awaiter(0, [0, 1]), watcher(1, [0]), waker(2, 0)),
  "1 watcher, 1 waker of 2, one dies": { ...scene(watcher(0, [0, 1]), waker(1, 1, 0)), deaths: 1 },
  "2 watchers, 1 waker, one dies": { ...scene(watcher(0, [0, 1]), watcher(1, [0]), waker(2, 0)), deaths: 1 },
  "1 watcher whose time may be up, 1 waker": { ...scene(watcher(0, [0, 1], 5), waker(1, 0)), leaps: [1] },
};
