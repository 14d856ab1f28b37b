/** Handles that pass from process to process in the parcels of messages: no count is lost or doubled, whoever dies where. */
import type { Ending, Scene } from "@mp/model";
import { allocate, eachBlock, publish } from "../../../src/kernel/allocator.ts";
import { countOf } from "../../../src/kernel/handle.ts";
import { Heap } from "../../../src/kernel/heap.ts";
import { KIND } from "../../../src/kernel/layout.ts";
import { eraseRef, newEntry } from "../../../src/kernel/ledger.ts";
import { discardParcel, pack, refsIn, slotOf } from "../../../src/kernel/parcel.ts";
import { initialisePipe, pipeBytes, ringsOf } from "../../../src/kernel/pipe-region.ts";
import { QUEUE_BYTES, Q } from "../../../src/kernel/queue-words.ts";
import { move } from "../../../src/kernel/refs.ts";
import { runSync } from "../../../src/kernel/run.ts";
import { SegmentQueue } from "../../../src/kernel/segment-queue.ts";
import type { ByteRing } from "../../../src/kernel/byte-ring.ts";
import type { Message } from "../../../src/kernel/message.ts";
import { atOnce, bury, countKind, enter, found, must, note, retain, type Stage, wordOf } from "./stage.ts";

const bytes = new Uint8Array(4);

/** The lock that the handles stand for. It has one count of its own, and lies behind what the messages go through. */
function lockIn(heap: Heap): number {
  let lock = 0;
  eachBlock(heap, ({ address, kind }) => {
    if (kind === KIND.LOCK) lock = address;
  });
  return lock;
}

function withLock(heap: Heap, at: number): number {
  const lock = allocate(heap, KIND.LOCK, 16);
  for (const region of [at, lock]) publish(heap, region);
  return at;
}

interface Way {
  readonly setup: (count: number) => Stage;
  readonly put: (heap: Heap, at: number, message: Message) => void;
  readonly get: (heap: Heap, at: number) => Message;
  /** How many messages are on the way. */
  readonly left: (stage: Stage) => number;
}

const queue: Way = {
  setup: (count) =>
    found(count, (heap) => {
      const at = allocate(heap, KIND.QUEUE, QUEUE_BYTES);
      SegmentQueue.initialise(heap, at, 0);
      return withLock(heap, at);
    }),
  put(heap, at, message) {
    const core = new SegmentQueue(heap, at);
    if (!core.tryPut(message)) runSync(core.put(message));
  },
  get(heap, at) {
    const core = new SegmentQueue(heap, at);
    return core.tryGet() ?? runSync(core.get());
  },
  left: ({ at, buffer }) => wordOf(buffer, (at >> 2) + Q.WRITTEN) - wordOf(buffer, (at >> 2) + Q.READ),
};

const pipe: Way = {
  setup: (count) =>
    found(count, (heap) => {
      const at = allocate(heap, KIND.PIPE, pipeBytes(false));
      initialisePipe(heap, at, false);
      for (const end of [1, 2]) retain(heap, at | end);
      return withLock(heap, at);
    }),
  put(heap, at, message) {
    const ring = ringsOf(heap, at, 2).writes as ByteRing;
    if (!ring.trySend(message)) runSync(ring.send(message));
  },
  get(heap, at) {
    const ring = ringsOf(heap, at, 1).reads as ByteRing;
    return ring.tryReceive() ?? runSync(ring.receive());
  },
  // Each takes 12 bytes.
  left: ({ at, buffer }) => (wordOf(buffer, (at + 64) / 4 + 1) - wordOf(buffer, (at + 64) / 4 + 17)) / 12,
};

const giver =
  ({ put }: Way, number: number, count = 1) =>
  (stage: Stage): void => {
    const { heap } = enter(stage, number);
    const lock = atOnce(() => lockIn(heap));
    for (let i = 0; i < count; i++) put(heap, stage.at, { bytes, parcel: pack(heap, [lock]) });
  };

/** Takes the handle out of the parcel, as decoding does for one that is new to its process, and gives it back. */
const taker =
  ({ get }: Way, number: number, count = 1) =>
  (stage: Stage): void => {
    const { heap } = enter(stage, number);
    const lock = atOnce(() => lockIn(heap));
    for (let i = 0; i < count; i++) {
      const { parcel } = get(heap, stage.at);
      must(refsIn(heap, parcel)[0] === lock, "a parcel with something else in it");
      const entry = newEntry();
      move(heap, slotOf(parcel, 0), entry);
      discardParcel(heap, parcel);
      eraseRef(entry);
      note("got");
    }
  };

function check({ left }: Way, stage: Stage, { dead, asleep }: Ending): void {
  const heap = new Heap(stage.buffer, 1);
  const count = left(stage);
  must(dead.length > 0 || asleep.length === 0, `${asleep.join()} sleep for ever`);
  must(
    countKind(stage, KIND.PARCEL) === count,
    `${countKind(stage, KIND.PARCEL)} parcels of ${count} messages`,
  );
  must(
    countOf(heap, lockIn(heap)) === 1 + count,
    `${countOf(heap, lockIn(heap))} counts, and ${count} messages`,
  );
}

function scene(way: Way, ...processes: Scene<Stage>["processes"]): Scene<Stage> {
  return {
    setup: () => way.setup(processes.length),
    processes,
    bury,
    mayStick: true,
    check: (stage, ending) => check(way, stage, ending),
  };
}

export const scenes: Record<string, Scene<Stage>> = {
  "through a queue": scene(queue, giver(queue, 0), taker(queue, 1)),
  "through a pipe": scene(pipe, giver(pipe, 0), taker(pipe, 1)),
  "2 through a queue": scene(queue, giver(queue, 0, 2), taker(queue, 1, 2)),
  "2 givers, through a queue": scene(queue, giver(queue, 0), giver(queue, 1), taker(queue, 2, 2)),
  "through a queue, one dies": { ...scene(queue, giver(queue, 0), taker(queue, 1)), deaths: 1 },
  "through a pipe, one dies": { ...scene(pipe, giver(pipe, 0), taker(pipe, 1)), deaths: 1 },
  "through a pipe, the giver dies": {
    ...scene(pipe, giver(pipe, 0), taker(pipe, 1)),
    deaths: 1,
    mortal: [0],
    preemptions: 0,
  },
  "2 takers, through a queue, one dies": {
    ...scene(queue, giver(queue, 0), taker(queue, 1), taker(queue, 2)),
    deaths: 1,
  },
};
