/** One direction of a pipe: whole messages in order, whoever gives up or dies in the middle of one. */
import { array, assert, constant, nat, oneof, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { atEachStep, diesAt } from "../../test/fixtures/death.ts";
import { drive, finish, Stage } from "../../test/fixtures/kernel.ts";
import { make, message, open, read } from "../../test/fixtures/ring.ts";
import { allocate, publish } from "./allocator.ts";
import { ByteRing } from "./byte-ring.ts";
import { countOf } from "./handle.ts";
import { KIND } from "./layout.ts";
import { RING_CAPACITY } from "./ring-bytes.ts";
import type { Message } from "./message.ts";
import { type Operation, WaitTimeout } from "./operation.ts";
import { discardParcel, pack, refsIn } from "./parcel.ts";
import { report } from "./report.ts";

/** Drives a sender and a receiver by turns until the receiver has its message. */
function stream(sending: Operation<void>, receiving: Operation<Message>): Message {
  for (let turn = 0; turn < 10_000; turn++) {
    drive(sending);
    const got = drive(receiving);
    if (got !== "waits") {
      drive(sending);
      return got.value;
    }
  }
  throw new Error("nothing moves");
}

describe("one sender, one receiver", () => {
  test("messages of all sizes that fit, in order", () => {
    const { first } = new Stage();
    const ring = new ByteRing(first, make(first), open);
    const sizes = [0, 1, 2, 3, 4, 5, 1000, 30_000];
    sizes.forEach((size, i) => finish(ring.send(message(size, i + 1))));
    sizes.forEach((size, i) =>
      expect(read(finish(ring.receive()))).toBe(size === 0 ? "0 of nothing" : `${size} of ${i + 1}`),
    );
    expect(ring.isReady).toBe(false);
    expect(drive(ring.receive())).toBe("waits");
  });

  test("around the end of the ring, at every offset", () => {
    const { first } = new Stage();
    const ring = new ByteRing(first, make(first), open);
    for (let i = 0; i < 1000; i++) {
      const size = 7000 + i;
      finish(ring.send({ bytes: Uint8Array.from({ length: size }, (_, at) => at + i), parcel: 0 }));
      const { bytes } = finish(ring.receive());
      expect(bytes.length).toBe(size);
      expect([bytes[0], bytes[size >> 1], bytes[size - 1]]).toEqual([
        i & 255,
        (i + (size >> 1)) & 255,
        (i + size - 1) & 255,
      ]);
    }
  });

  test.each([-12, -8, -4, 0, 1, 4, 5].map((more) => RING_CAPACITY + more))(
    "a message of %i bytes",
    (size) => {
      const { first } = new Stage();
      const ring = new ByteRing(first, make(first), open);
      expect(read(stream(ring.send(message(size, 9)), ring.receive()))).toBe(`${size} of 9`);
      expect(read(stream(ring.send(message(5 * size, 8)), ring.receive()))).toBe(`${5 * size} of 8`);
      expect(ring.isReady).toBe(false);
    },
  );

  test("its counters may wrap around", () => {
    const { first } = new Stage();
    const address = make(first);
    // WRITTEN and READ, just before the end of 32 bits.
    for (const word of [1, 17]) first.words[(address >> 2) + word] = -16 | 0;
    const ring = new ByteRing(first, address, open);
    for (let i = 1; i < 20; i++) {
      finish(ring.send(message(20_000, i)));
      expect(read(finish(ring.receive()))).toBe(`20000 of ${i}`);
    }
  });

  test.each([10, RING_CAPACITY, 200_000])("a parcel arrives with its message, of %i bytes", (size) => {
    const { first } = new Stage();
    const ring = new ByteRing(first, make(first), open);
    const lock = allocate(first, KIND.LOCK, 16);
    publish(first, lock);
    const before = report(first).regions;
    const sent = pack(first, [lock, lock]);
    const { parcel } = stream(ring.send(message(size, 1, sent)), ring.receive());
    expect([parcel, refsIn(first, parcel), countOf(first, lock)]).toEqual([sent, [lock, lock], 3]);
    discardParcel(first, parcel);
    expect([report(first).regions, countOf(first, lock)]).toEqual([before, 1]);
  });

  test("the parcels of messages that nobody received are freed, those of messages that were given up are not", () => {
    const { first } = new Stage();
    const ring = new ByteRing(first, make(first), open);
    const lock = allocate(first, KIND.LOCK, 16);
    publish(first, lock);
    finish(ring.send(message(10, 1, pack(first, [lock]))));
    finish(ring.send(message(10, 1, pack(first, [lock, lock]))));
    const kept = pack(first, [lock]);
    drive(ring.send(message(200_000, 1, kept)));
    expect(countOf(first, lock)).toBe(5);
    ring.drain();
    expect([countOf(first, lock), first.kindOf(kept)]).toEqual([2, KIND.PARCEL]);
  });
});

describe("giving up", () => {
  test("a sender in the middle of a message: the receiver forgets what it has, and gets the next one", () => {
    const { first } = new Stage();
    const ring = new ByteRing(first, make(first), open);
    const sending = ring.send(message(200_000, 1));
    drive(sending);
    const receiving = ring.receive();
    expect(drive(receiving)).toBe("waits");
    drive(sending);
    expect(() => sending.throw(new WaitTimeout())).toThrow(WaitTimeout);
    expect(drive(receiving)).toBe("waits");
    finish(ring.send(message(10, 2)));
    expect(drive(receiving)).toMatchObject({ value: { parcel: 0 } });
    expect(drive(ring.receive())).toBe("waits");
  });

  test("a receiver in the middle of a message: the next receive of its process goes on", () => {
    const { first } = new Stage();
    const ring = new ByteRing(first, make(first), open);
    const sending = ring.send(message(200_000, 1));
    drive(sending);
    const receiving = ring.receive();
    drive(receiving);
    expect(() => receiving.throw(new WaitTimeout())).toThrow(WaitTimeout);
    expect(read(stream(sending, ring.receive()))).toBe("200000 of 1");
  });

  test("a receiver in another process, after that, begins with the next message", () => {
    const stage = new Stage();
    const address = make(stage.first);
    const ring = new ByteRing(stage.first, address, open);
    const sending = ring.send(message(200_000, 1));
    drive(sending);
    const receiving = ring.receive();
    drive(receiving);
    expect(() => receiving.throw(new WaitTimeout())).toThrow(WaitTimeout);
    const other = new ByteRing(stage.enter().heap, address, open);
    const theirs = other.receive();
    for (let turn = 0; turn < 20; turn++) {
      drive(sending);
      drive(theirs);
    }
    finish(ring.send(message(10, 2)));
    expect(finish(ring.send(message(10, 3)))).toBe(undefined);
    expect(drive(theirs)).toMatchObject({ value: { parcel: 0 } });
    // What the first one kept is of no use any more.
    expect(read(finish(ring.receive()))).toBe("10 of 3");
  });
});

describe("closed ends", () => {
  test("no writers: what was sent, then the end of file", () => {
    const { first } = new Stage();
    let writers = true;
    const ring = new ByteRing(first, make(first), { ...open, writers: () => writers });
    finish(ring.send(message(10, 1)));
    writers = false;
    expect(ring.isReady).toBe(true);
    expect(read(finish(ring.receive()))).toBe("10 of 1");
    expect(() => finish(ring.receive())).toThrow(expect.objectContaining({ name: "EOFError" }));
    expect(finish(ring.ready())).toBe(true);
  });

  test("no writers in the middle of a message: the end of file", () => {
    const { first } = new Stage();
    let writers = true;
    const ring = new ByteRing(first, make(first), { ...open, writers: () => writers });
    const sending = ring.send(message(200_000, 1));
    drive(sending);
    const receiving = ring.receive();
    drive(receiving);
    drive(sending);
    expect(() => sending.throw(new WaitTimeout())).toThrow(WaitTimeout);
    writers = false;
    expect(() => drive(receiving)).toThrow(expect.objectContaining({ name: "EOFError" }));
  });

  test("no readers: a send that waits is broken", () => {
    const { first } = new Stage();
    let readers = true;
    const ring = new ByteRing(first, make(first), { ...open, readers: () => readers });
    const sending = ring.send(message(200_000, 1));
    expect(drive(sending)).toBe("waits");
    readers = false;
    expect(() => drive(sending)).toThrow(expect.objectContaining({ name: "BrokenPipeError" }));
  });

  test("closed in this process: its waits end", () => {
    const { first } = new Stage();
    let closed = false;
    const ring = new ByteRing(first, make(first), { ...open, isClosed: () => closed });
    const [receiving, polling] = [ring.receive(), ring.ready()];
    expect([drive(receiving), drive(polling)]).toEqual(["waits", "waits"]);
    closed = true;
    expect(() => drive(receiving)).toThrow(expect.objectContaining({ name: "OSError" }));
    expect(drive(polling)).toEqual({ value: false });
  });
});

describe("dead at each step", () => {
  test.each([[100], [60_000]])("of sending %i bytes: the message is there or not", (size) => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      const address = make(stage.first);
      const ring = new ByteRing(stage.first, address, open);
      finish(ring.send(message(10, 1)));
      const { heap, die } = stage.enter();
      const died = diesAt(step, () => finish(new ByteRing(heap, address, open).send(message(size, 2))));
      die();
      ring.recover(heap.pid);
      const got: string[] = [];
      while (ring.isReady) got.push(read(finish(ring.receive())));
      expect([["10 of 1"], ["10 of 1", `${size} of 2`]]).toContainEqual(got);
      finish(ring.send(message(10, 3)));
      expect(read(finish(ring.receive()))).toBe("10 of 3");
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(3);
  });

  test.each([0, 1, 2, 3])("of part %i of a large message: the receiver gets the next one", (part) => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      const address = make(stage.first);
      const ring = new ByteRing(stage.first, address, open);
      const { heap, die } = stage.enter();
      const sending = new ByteRing(heap, address, open).send(message(300_000, 1));
      const receiving = ring.receive();
      for (let turn = 0; turn < part; turn++) {
        drive(sending);
        drive(receiving);
      }
      const died = diesAt(step, () => void drive(sending));
      die();
      ring.recover(heap.pid);
      expect(read(stream(ring.send(message(10, 2)), receiving))).toBe("10 of 2");
      expect(drive(ring.receive())).toBe("waits");
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(2);
  });

  test("of receiving: the message is there or not, and the next one follows", () => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      const address = make(stage.first);
      const ring = new ByteRing(stage.first, address, open);
      finish(ring.send(message(1000, 1)));
      finish(ring.send(message(10, 2)));
      const { heap, die } = stage.enter();
      const died = diesAt(step, () => void finish(new ByteRing(heap, address, open).receive()));
      die();
      ring.recover(heap.pid);
      const got: string[] = [];
      while (ring.isReady) got.push(read(finish(ring.receive())));
      expect([["1000 of 1", "10 of 2"], ["10 of 2"]]).toContainEqual(got);
      return died;
    });
    expect(steps).toBeGreaterThanOrEqual(3);
  });
});

const size = oneof(
  { weight: 5, arbitrary: nat(3000) },
  { weight: 2, arbitrary: nat(40_000) },
  { weight: 1, arbitrary: nat(250_000) },
);

test("any messages, by turns of any kind: whole and in order", () => {
  const turn = oneof(constant("send" as const), constant("receive" as const));
  assert(
    property(
      array(record({ size }), { maxLength: 12 }),
      array(turn, { maxLength: 40 }),
      (messages, turns) => {
        const { first } = new Stage();
        const ring = new ByteRing(first, make(first), open);
        const got: string[] = [];
        const sending = (function* (): Operation<void> {
          for (const [i, one] of messages.entries()) yield* ring.send(message(one.size, i + 1));
        })();
        const receiving = (function* (): Operation<void> {
          while (got.length < messages.length) got.push(read(yield* ring.receive()));
        })();
        for (const one of turns) drive(one === "send" ? sending : receiving);
        for (let i = 0; i < 200; i++) {
          drive(sending);
          drive(receiving);
        }
        expect(got).toEqual(
          messages.map((one, i) => (one.size === 0 ? "0 of nothing" : `${one.size} of ${i + 1}`)),
        );
      },
    ),
    { numRuns: 100 },
  );
});
