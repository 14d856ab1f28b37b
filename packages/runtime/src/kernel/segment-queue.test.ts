/** The queue of messages: as an array would be, whoever dies when. */
import { array, assert, boolean, constant, nat, oneof, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { atEachStep, diesAt } from "../../test/fixtures/death.ts";
import { drive, finish, Stage } from "../../test/fixtures/kernel.ts";
import { allocate, free, publish } from "./allocator.ts";
import type { Heap } from "./heap.ts";
import { dutiesOf } from "./kinds.ts";
import { KIND } from "./layout.ts";
import type { Message } from "./message.ts";
import { discardParcel, pack, refsIn } from "./parcel.ts";
import { report } from "./report.ts";
import { QUEUE_BYTES } from "./queue-words.ts";
import { SegmentQueue } from "./segment-queue.ts";

function message(length: number, mark: number): Uint8Array {
  return new Uint8Array(length).fill(mark);
}

/** Length and mark of a message; `undefined` if its bytes are not all the same. */
function read(got: { readonly bytes: Uint8Array } | undefined): string | undefined {
  if (got === undefined) return undefined;
  const { bytes } = got;
  return bytes.every((byte) => byte === bytes[0]) ? `${bytes.length} of ${bytes[0] ?? "nothing"}` : "torn";
}

function make(heap: Heap, capacity = 0): number {
  const address = allocate(heap, KIND.QUEUE, QUEUE_BYTES);
  SegmentQueue.initialise(heap, address, capacity);
  publish(heap, address);
  return address;
}

const put = (queue: SegmentQueue, length: number, mark: number): boolean =>
  queue.tryPut({ bytes: message(length, mark), parcel: 0 });
const segments = (heap: Heap): number => report(heap).regions["SEGMENT"] ?? 0;

describe("one process", () => {
  test("messages of all sizes, beyond any segment", () => {
    const { first } = new Stage();
    const queue = new SegmentQueue(first, make(first));
    const sizes = [0, 1, 7, 8, 9, 511, 512, 513, 65_000, 65_504, 65_512, 65_520, 65_536, 300_000, 3];
    sizes.forEach((size, i) => put(queue, size, i + 1));
    expect([queue.size, queue.unfinished]).toEqual([sizes.length, sizes.length]);
    sizes.forEach((size, i) =>
      expect(read(queue.tryGet())).toBe(size === 0 ? "0 of nothing" : `${size} of ${i + 1}`),
    );
    expect([queue.size, queue.tryGet()]).toEqual([0, undefined]);
  });

  test("a segment that is exactly full", () => {
    for (let rest = 0; rest <= 32; rest += 4) {
      const { first } = new Stage();
      const queue = new SegmentQueue(first, make(first));
      put(queue, 65_536 - 16 - 8 - rest, 1);
      put(queue, 4, 2);
      put(queue, 12, 3);
      expect([1, 2, 3].map(() => read(queue.tryGet()))).toEqual([
        `${65_512 - rest} of 1`,
        "4 of 2",
        "12 of 3",
      ]);
    }
  });

  test("used for long, it needs two segments, and one that is spare", () => {
    const { first } = new Stage();
    const queue = new SegmentQueue(first, make(first));
    for (let i = 0; i < 3000; i++) {
      put(queue, (i * 37) % 4000, (i % 250) + 1);
      if (i > 5) queue.tryGet();
      expect(segments(first)).toBeLessThanOrEqual(3);
    }
  });

  test("bounded: full, and waiting for a slot", () => {
    const { first } = new Stage();
    const queue = new SegmentQueue(first, make(first, 2));
    expect([put(queue, 1, 1), put(queue, 1, 2), queue.isFull, put(queue, 1, 3)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const waiting = queue.put({ bytes: message(1, 3), parcel: 0 });
    expect(drive(waiting)).toBe("waits");
    expect(drive(waiting)).toBe("waits");
    expect(read(queue.tryGet())).toBe("1 of 1");
    expect(drive(waiting)).not.toBe("waits");
    expect([read(queue.tryGet()), read(finish(queue.get()))]).toEqual(["1 of 2", "1 of 3"]);
    const getting = queue.get();
    expect(drive(getting)).toBe("waits");
    put(queue, 5, 5);
    expect(drive(getting)).toMatchObject({ value: { parcel: 0 } });
  });

  test("done is counted", () => {
    const { first } = new Stage();
    const queue = new SegmentQueue(first, make(first));
    expect(queue.done()).toBe(false);
    put(queue, 1, 1);
    put(queue, 1, 2);
    const joining = queue.allDone();
    expect([drive(joining), queue.done(), drive(joining), queue.done()]).toEqual([
      "waits",
      true,
      "waits",
      true,
    ]);
    expect(drive(joining)).toEqual({ value: undefined });
    expect(queue.done()).toBe(false);
  });

  test("destroyed, it gives back its segments and the parcels of its messages", () => {
    const { first } = new Stage();
    const before = report(first).regions;
    const address = make(first);
    const queue = new SegmentQueue(first, address);
    const lock = allocate(first, KIND.LOCK, 16);
    publish(first, lock);
    for (let i = 0; i < 100; i++) {
      queue.tryPut({ bytes: message(2000, 1), parcel: pack(first, [lock]) });
    }
    queue.tryPut({ bytes: message(200_000, 1), parcel: pack(first, [lock]) });
    const { parcel } = queue.tryGet() as Message;
    expect(refsIn(first, parcel)).toEqual([lock]);
    dutiesOf(KIND.QUEUE).destroy?.(first, address);
    free(first, address);
    // The lock's own count, and that of the message that was got.
    expect(report(first).regions).toEqual({ ...before, LOCK: 1, PARCEL: 1 });
    expect(first.words[(lock >> 2) - 2]).toBe(2);
    discardParcel(first, parcel);
    expect(first.words[(lock >> 2) - 2]).toBe(1);
  });

  test("its counters may wrap around", () => {
    const { first } = new Stage();
    const address = make(first);
    const queue = new SegmentQueue(first, address);
    // WRITTEN, READ and DONE, just before the end of 32 bits.
    for (const word of [1, 17, 48]) first.words[(address >> 2) + word] = 2 ** 31 - 2;
    for (let i = 1; i <= 5; i++) put(queue, i, i);
    expect([queue.size, queue.unfinished]).toEqual([5, 5]);
    for (let i = 1; i <= 5; i++) expect(read(queue.tryGet())).toBe(`${i} of ${i}`);
    for (let i = 1; i <= 5; i++) expect(queue.done()).toBe(true);
    expect([queue.size, queue.unfinished, queue.done()]).toEqual([0, 0, false]);
  });
});

const size = oneof(
  { weight: 6, arbitrary: nat(600) },
  { weight: 3, arbitrary: nat(30_000) },
  { weight: 1, arbitrary: nat(150_000) },
);
const operation = oneof(
  { weight: 5, arbitrary: record({ type: constant("put" as const), size, dies: boolean(), step: nat(15) }) },
  { weight: 5, arbitrary: record({ type: constant("get" as const), dies: boolean(), step: nat(15) }) },
);

test("as an array would be, though processes die in the middle of put and get", () => {
  assert(
    property(array(operation, { maxLength: 60 }), nat(3), (operations, capacity) => {
      const stage = new Stage();
      const address = make(stage.first, capacity);
      const queue = new SegmentQueue(stage.first, address);
      const model: string[] = [];
      let mark = 0;
      let deaths = 0;
      for (const one of operations) {
        const { heap, die } = stage.enter();
        const theirs = new SegmentQueue(heap, address);
        const before = queue.size;
        mark = (mark % 250) + 1;
        const full = capacity > 0 && model.length >= capacity;
        let got: string | undefined;
        const act = (): void => {
          if (one.type === "put") put(theirs, one.size, mark);
          else got = read(theirs.tryGet());
        };
        const died = one.dies && diesAt(one.step, act);
        if (!one.dies) act();
        deaths += died ? 1 : 0;
        die();
        const change = queue.size - before;
        const whole = one.type === "put" ? Number(!full) : -Number(model.length > 0);
        expect(died ? [0, whole] : [whole]).toContain(change);
        expect(died || one.type === "put" || got === model[0]).toBe(true);
        if (change === 1 && one.type === "put") {
          model.push(one.size === 0 ? "0 of nothing" : `${one.size} of ${mark}`);
        }
        if (change === -1) model.shift();
        expect(queue.size).toBe(model.length);
      }
      for (const expected of model) expect(read(queue.tryGet())).toBe(expected);
      expect(queue.tryGet()).toBe(undefined);
      // One segment is in use, one is spare, and no death has lost one; a writer may have left one chained, a reader one retired.
      expect(segments(stage.first)).toBeLessThanOrEqual(deaths > 0 ? 4 : 2);
    }),
    { numRuns: 300 },
  );
});

describe("dead at each step", () => {
  test.each([
    ["of a put", 100, 10],
    ["of a put into the next segment", 4000, 65_000],
    ["of a put into a segment of its own", 300_000, 10],
  ])("%s: the message is there or not, and the next one follows", (_name, length, filled) => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      const address = make(stage.first);
      const queue = new SegmentQueue(stage.first, address);
      put(queue, filled, 1);
      const { heap, die } = stage.enter();
      const died = diesAt(step, () => void put(new SegmentQueue(heap, address), length, 2));
      die();
      expect(put(queue, 5, 3)).toBe(true);
      expect(put(queue, 100_000, 4)).toBe(true);
      const got = Array.from({ length: queue.size }, () => read(queue.tryGet()));
      const rest = ["5 of 3", "100000 of 4"];
      expect([
        [`${filled} of 1`, ...rest],
        [`${filled} of 1`, `${length} of 2`, ...rest],
      ]).toContainEqual(got);
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ["of a get", 10],
    ["of a get that leaves a segment", 65_000],
  ])("%s: the message is there or not, and the next one follows", (_name, filled) => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      const address = make(stage.first);
      const queue = new SegmentQueue(stage.first, address);
      put(queue, filled, 1);
      put(queue, 4000, 2);
      put(queue, 70_000, 3);
      put(queue, 5, 4);
      queue.tryGet();
      const { heap, die } = stage.enter();
      const died = diesAt(step, () => void new SegmentQueue(heap, address).tryGet());
      die();
      const got = Array.from({ length: queue.size }, () => read(queue.tryGet()));
      const rest = ["70000 of 3", "5 of 4"];
      expect([rest, ["4000 of 2", ...rest]]).toContainEqual(got);
      expect(put(queue, 5, 5)).toBe(true);
      expect(read(queue.tryGet())).toBe("5 of 5");
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(3);
  });
});
