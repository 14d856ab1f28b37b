/** Counts of references, wherever a process dies: each is held by one word or in one process's hands, and settled once. */
import { describe, expect, test } from "vitest";
import { atEachStep, diesAt } from "../../test/fixtures/death.ts";
import { finish, type Member, Stage } from "../../test/fixtures/kernel.ts";
import { open } from "../../test/fixtures/ring.ts";
import { allocate, publish } from "./allocator.ts";
import { ByteRing } from "./byte-ring.ts";
import { PROCESS } from "./family.ts";
import { countOf } from "./handle.ts";
import type { Heap } from "./heap.ts";
import { KIND } from "./layout.ts";
import { discardParcel, pack, slotOf } from "./parcel.ts";
import { initialisePipe, pipeBytes, ringsOf } from "./pipe-region.ts";
import { drop, hold, letGo, move, raise } from "./refs.ts";
import { report } from "./report.ts";
import { RING_BYTES } from "./ring-bytes.ts";
import { QUEUE_BYTES } from "./queue-words.ts";
import { SegmentQueue } from "./segment-queue.ts";
import { atomically } from "./transaction.ts";

/** A lock that everybody may refer to, a queue and a pipe, which the first process holds. */
interface World {
  readonly stage: Stage;
  readonly lock: number;
  readonly queue: number;
  readonly pipe: number;
}

function makeWorld(): World {
  const stage = new Stage();
  const { first } = stage;
  const lock = allocate(first, KIND.LOCK, 16);
  const queue = allocate(first, KIND.QUEUE, QUEUE_BYTES);
  SegmentQueue.initialise(first, queue, 0);
  const pipe = allocate(first, KIND.PIPE, pipeBytes(false));
  initialisePipe(first, pipe, false);
  for (const region of [lock, queue, pipe]) publish(first, region);
  return { stage, lock, queue, pipe };
}

/** Gives everything back that the first process holds, and what lies in the queue and the pipe with it. */
function leave({ stage, lock, queue, pipe }: World): void {
  for (const region of [queue, pipe]) drop(stage.first, region);
  expect(countOf(stage.first, lock)).toBe(1);
  drop(stage.first, lock);
}

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(1);
/** A word of the dying process that holds a count, as an entry of its ledger does. */
const held = ({ process }: Member): number => (process >> 2) + PROCESS.WHEREABOUTS;
const readsOf = (heap: Heap, { pipe }: World): ByteRing => ringsOf(heap, pipe, 1).reads as ByteRing;
const writesOf = (heap: Heap, { pipe }: World): ByteRing => ringsOf(heap, pipe, 2).writes as ByteRing;

/** Both ends of the pipe get a holder that stays, or there would be nobody to send to. */
function keepEnds({ stage: { first }, pipe }: World): void {
  atomically(first, () => [pipe | 1, pipe | 2].forEach((end) => raise(first, end)));
}

function dropEnds({ stage: { first }, pipe }: World): void {
  for (const end of [pipe | 1, pipe | 2]) drop(first, end);
}

interface Deed {
  readonly name: string;
  /** What is there before. */
  readonly before?: (world: World) => void;
  readonly act: (dying: Member, world: World) => void;
  /** How many steps there are at least. */
  readonly steps: number;
}

function putMany(heap: Heap, { queue, lock }: World, length: number): void {
  const core = new SegmentQueue(heap, queue);
  for (let i = 0; i < 3; i++) core.tryPut({ bytes: bytes(length), parcel: pack(heap, [lock, lock]) });
}

const DEEDS: readonly Deed[] = [
  {
    name: "puts a handle into a queue",
    act: ({ heap }, world) => putMany(heap, world, 10),
    steps: 50,
  },
  {
    name: "puts messages with handles that need segments of their own",
    act: ({ heap }, world) => putMany(heap, world, 100_000),
    steps: 80,
  },
  {
    name: "gets messages, keeps a handle, and gives it back",
    before: (world) => putMany(world.stage.first, world, 40_000),
    act(dying, { queue }) {
      const { heap } = dying;
      const core = new SegmentQueue(heap, queue);
      for (let message = core.tryGet(); message !== undefined; message = core.tryGet()) {
        move(heap, slotOf(message.parcel, 1), held(dying));
        discardParcel(heap, message.parcel);
        letGo(heap, held(dying));
      }
    },
    steps: 80,
  },
  {
    name: "sends through a pipe",
    before: keepEnds,
    act({ heap }, world) {
      const ring = writesOf(heap, world);
      expect(ring.trySend({ bytes: bytes(10), parcel: pack(heap, [world.lock]) })).toBe(true);
      finish(ring.send({ bytes: bytes(20_000), parcel: pack(heap, [world.lock, world.lock]) }));
    },
    steps: 30,
  },
  {
    name: "receives from a pipe",
    before(world) {
      keepEnds(world);
      const { first } = world.stage;
      const ring = writesOf(first, world);
      for (const length of [10, 20_000])
        finish(ring.send({ bytes: bytes(length), parcel: pack(first, [world.lock]) }));
    },
    act(dying, world) {
      const { heap } = dying;
      const ring = readsOf(heap, world);
      const small = ring.tryReceive();
      discardParcel(heap, small?.parcel ?? 0);
      const large = finish(ring.receive());
      move(heap, slotOf(large.parcel, 0), held(dying));
      discardParcel(heap, large.parcel);
    },
    steps: 30,
  },
  {
    name: "takes the end of a pipe, and closes it",
    act(dying, { pipe }) {
      hold(dying.heap, held(dying), pipe | 2);
      letGo(dying.heap, held(dying));
    },
    steps: 15,
  },
  {
    name: "makes a queue with handles in it, and lets it go",
    act(dying, { lock }) {
      const { heap } = dying;
      const queue = allocate(heap, KIND.QUEUE, QUEUE_BYTES);
      SegmentQueue.initialise(heap, queue, 0);
      hold(heap, held(dying), queue);
      const core = new SegmentQueue(heap, queue);
      for (const length of [10, 70_000]) core.tryPut({ bytes: bytes(length), parcel: pack(heap, [lock]) });
      core.tryGet();
      drop(heap, queue);
      letGo(heap, held(dying));
    },
    steps: 80,
  },
  {
    name: "sends a handle of bytes aside that it has made",
    act({ heap }, { queue }) {
      const aside = allocate(heap, KIND.BYTES, 1000, false);
      const parcel = pack(heap, [aside]);
      new SegmentQueue(heap, queue).tryPut({ bytes: bytes(4), parcel });
    },
    steps: 20,
  },
];

describe("dead at each step, nothing is lost or doubled: a process that", () => {
  test.each(DEEDS)("$name", ({ before, act, steps }) => {
    const taken = atEachStep((step) => {
      const empty = report(new Stage().first).regions;
      const world = makeWorld();
      before?.(world);
      const dying = world.stage.enter();
      const died = diesAt(step, () => act(dying, world));
      dying.die();
      if (before === undefined) keepEnds(world);
      dropEnds(world);
      leave(world);
      const { PROCESS: _, ...left } = report(world.stage.first).regions;
      const { PROCESS: __, ...wanted } = empty;
      expect(left).toEqual(wanted);
      return died;
    });
    expect(taken).toBeGreaterThan(steps);
  });

  test("closes the last handle of a writing end: whoever waits for its messages sees the end of file", () => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      const pipe = allocate(stage.first, KIND.PIPE, pipeBytes(false));
      initialisePipe(stage.first, pipe, false);
      publish(stage.first, pipe);
      const dying = stage.enter();
      hold(dying.heap, held(dying), pipe | 2);
      const died = diesAt(step, () => letGo(dying.heap, held(dying)));
      dying.die();
      expect((ringsOf(stage.first, pipe, 1).reads as ByteRing).isReady).toBe(true);
      return died;
    });
    expect(steps).toBeGreaterThan(5);
  });
});

test("a ring may be drained again by whoever finds it half drained", () => {
  const steps = atEachStep((step) => {
    const stage = new Stage();
    const { first } = stage;
    const lock = allocate(first, KIND.LOCK, 16);
    const at = allocate(first, KIND.SIMPLE_QUEUE, RING_BYTES);
    for (const region of [lock, at]) publish(first, region);
    const ring = new ByteRing(first, at, open);
    for (let i = 0; i < 3; i++) ring.trySend({ bytes: bytes(10), parcel: pack(first, [lock]) });
    const dying = stage.enter();
    const died = diesAt(step, () => new ByteRing(dying.heap, at, open).drain());
    dying.die();
    ring.drain();
    expect([countOf(first, lock), report(first).regions["PARCEL"]]).toEqual([1, undefined]);
    return died;
  });
  expect(steps).toBeGreaterThan(20);
});
