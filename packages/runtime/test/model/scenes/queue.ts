/** The queue of messages: as if each put and each get were one step, whoever dies where. */
import type { Ending, Scene } from "@mp/model";
import { allocate, publish } from "../../../src/kernel/allocator.ts";
import type { Heap } from "../../../src/kernel/heap.ts";
import { KIND } from "../../../src/kernel/layout.ts";
import { runSync } from "../../../src/kernel/run.ts";
import { QUEUE_BYTES } from "../../../src/kernel/queue-words.ts";
import { SegmentQueue } from "../../../src/kernel/segment-queue.ts";
import { anyReady } from "../../../src/kernel/watch.ts";
import { bury, enter, found, must, note, type Stage, wordOf } from "./stage.ts";

const WORDS = { writer: 0, written: 1, reader: 16, read: 17, retired: 22, items: 32, space: 33, spare: 6 };

const setup = (count: number, capacity: number) => (): Stage =>
  found(count, (heap: Heap) => {
    const at = allocate(heap, KIND.QUEUE, QUEUE_BYTES);
    SegmentQueue.initialise(heap, at, capacity);
    publish(heap, at);
    return at;
  });

/** A message of 8 bytes: three of them fill a segment. */
const message = (mark: number) => ({ bytes: new Uint8Array(8).fill(mark), parcel: 0 });

const putter =
  (number: number, ...marks: readonly number[]) =>
  (stage: Stage): void => {
    const { heap } = enter(stage, number);
    const queue = new SegmentQueue(heap, stage.at);
    for (const mark of marks) {
      if (!queue.tryPut(message(mark))) runSync(queue.put(message(mark)));
      note(`put ${mark}`);
    }
  };

const getter =
  (number: number, count: number) =>
  (stage: Stage): void => {
    const { heap } = enter(stage, number);
    const queue = new SegmentQueue(heap, stage.at);
    for (let i = 0; i < count; i++) {
      const { bytes } = queue.tryGet() ?? runSync(queue.get());
      must(bytes.length === 8 && bytes.every((byte) => byte === bytes[0]), "a torn message");
      note(bytes[0]);
    }
  };

/** Takes what comes, as a program with `waitSync` and `getNowait` does; ends with `last`. */
const watcher =
  (number: number, last: number) =>
  (stage: Stage): void => {
    const { heap } = enter(stage, number);
    const queue = new SegmentQueue(heap, stage.at);
    for (;;) {
      runSync(anyReady(heap, [queue.watch(queue)]));
      const got = queue.tryGet();
      if (got === undefined) continue;
      note(got.bytes[0]);
      if (got.bytes[0] === last) return;
    }
  };

const names = ({ at }: Stage): Record<string, number> =>
  Object.fromEntries(Object.entries(WORDS).map(([name, word]) => [name, (at >> 2) + word]));

/** Each message comes once at most, those of one writer in their order; nobody sleeps beside what he waits for. */
function check(stage: Stage, { notes, dead, asleep }: Ending, capacity: number): void {
  const got = notes.flat().filter((each) => typeof each === "number");
  must(new Set(got).size === got.length, `got twice: ${got.join()}`);
  for (const own of notes) {
    const marks = own.filter((each) => typeof each === "number");
    must(
      marks.every((mark, i) => marks.slice(i).every((later) => later >> 4 !== mark >> 4 || later >= mark)),
      "out of order",
    );
  }
  const size =
    wordOf(stage.buffer, (stage.at >> 2) + WORDS.written) -
    wordOf(stage.buffer, (stage.at >> 2) + WORDS.read);
  const put = notes.flat().filter((each) => typeof each === "string").length;
  must(dead.length > 0 || put === got.length + size, `${put} put, ${got.length} got, ${size} left`);
  must(dead.length > 0 || asleep.length === 0, `${asleep.join()} sleep for ever`);
  must(
    asleep.length === 0 || size === 0 || size === capacity,
    `${asleep.join()} sleep, and ${size} messages are there`,
  );
}

function scene(capacity: number, ...processes: Scene<Stage>["processes"]): Scene<Stage> {
  return {
    setup: setup(processes.length, capacity),
    processes,
    bury,
    names,
    mayStick: true,
    check: (stage, ending) => check(stage, ending, capacity),
  };
}

export const scenes: Record<string, Scene<Stage>> = {
  "1 putter of 2, 1 getter": scene(0, putter(0, 1, 2), getter(1, 2)),
  "1 putter of 4, over a segment's end": { ...scene(0, putter(0, 1, 2, 3, 4), getter(1, 4)) },
  "2 putters, 1 getter": { ...scene(0, putter(0, 1), putter(1, 17), getter(2, 2)) },
  "1 putter of 2, 2 getters": { ...scene(0, putter(0, 1, 2), getter(1, 1), getter(2, 1)) },
  "of size 1: 1 putter of 2, 1 getter": scene(1, putter(0, 1, 2), getter(1, 2)),
  "of size 1: 2 putters, 1 getter": { ...scene(1, putter(0, 1), putter(1, 17), getter(2, 2)) },
  "1 putter, 1 getter, one dies": { ...scene(0, putter(0, 1), getter(1, 1)), deaths: 1 },
  "2 putters, 1 getter, one dies": {
    ...scene(0, putter(0, 1), putter(1, 17), getter(2, 2)),
    deaths: 1,
    mortal: [0],
  },
  "of size 1: 1 putter of 2, 1 getter, one dies": { ...scene(1, putter(0, 1, 2), getter(1, 2)), deaths: 1 },
  "1 putter of 2, 2 getters, one dies": {
    ...scene(0, putter(0, 1, 2), getter(1, 1), getter(2, 1)),
    deaths: 1,
  },
  "1 putter of 2, 1 watcher": scene(0, putter(0, 1, 2), watcher(1, 2)),
  "1 putter of 2, 1 watcher, the putter dies": {
    ...scene(0, putter(0, 1, 2), watcher(1, 2)),
    deaths: 1,
    mortal: [0],
  },
  "1 putter of 2, 2 watchers, the putter dies": {
    ...scene(0, putter(0, 1, 2), watcher(1, 0), watcher(2, 0)),
    deaths: 1,
    mortal: [0],

    check: (stage, ending) => check(stage, { ...ending, dead: [0] }, 0),
  },
};
