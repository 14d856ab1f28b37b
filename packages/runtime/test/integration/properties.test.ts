/** Queues, pipes and lists beside the plainest thing that does the same: whatever is done with them, in whatever order. */
import {
  Empty,
  EOFError,
  Full,
  IndexError,
  JoinableQueue,
  Pipe,
  Queue,
  ShareableList,
  SimpleQueue,
  ValueError,
} from "@mp/runtime";
import {
  array,
  assert,
  asyncProperty,
  bigInt,
  boolean,
  constant,
  constantFrom,
  double,
  integer,
  nat,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from "fast-check";
import { describe, expect, test } from "vitest";

/** What a call gives, or the class of what it throws. */
function outcome(call: () => unknown, ...errors: readonly (new (...args: never[]) => Error)[]): unknown {
  try {
    return call();
  } catch (error) {
    const type = errors.find((each) => error instanceof each);
    if (type === undefined) throw error;
    return type.name;
  }
}

/** For places in which one thing or another is expected. */
const same = (actual: unknown, expected: unknown): void => expect(actual).toEqual(expected);

const items = oneof(
  nat(),
  string(),
  array(nat(), { maxLength: 50 }),
  nat(200_000).map((n) => "x".repeat(n)),
);

describe("a queue is an array", () => {
  const step = oneof(
    { weight: 4, arbitrary: record({ type: constant("put" as const), item: items }) },
    { weight: 3, arbitrary: record({ type: constant("get" as const) }) },
    { weight: 1, arbitrary: record({ type: constant("done" as const) }) },
  );

  test.each([0, 1, 3])("of maxsize %i", (maxsize) => {
    assert(
      property(array(step, { maxLength: 60 }), (steps) => {
        using queue = new JoinableQueue({ maxsize });
        const model: unknown[] = [];
        let unfinished = 0;
        for (const one of steps) {
          if (one.type === "put") {
            const fits = maxsize === 0 || model.length < maxsize;
            same(
              outcome(() => queue.putNowait(one.item), Full),
              fits ? undefined : "Full",
            );
            if (fits) {
              model.push(one.item);
              unfinished++;
            }
          } else if (one.type === "get") {
            same(
              outcome(() => queue.getNowait(), Empty),
              model.length > 0 ? model.shift() : "Empty",
            );
          } else {
            same(
              outcome(() => queue.taskDone(), ValueError),
              unfinished > 0 ? undefined : "ValueError",
            );
            unfinished = Math.max(0, unfinished - 1);
          }
          expect([queue.qsize(), queue.empty(), queue.full()]).toEqual([
            model.length,
            model.length === 0,
            maxsize > 0 && model.length === maxsize,
          ]);
        }
      }),
    );
  });

  test("with promises and without, by turns, for several who wait", async () => {
    const kinds = constantFrom("put", "putSync", "get", "getSync");
    await assert(
      asyncProperty(array(kinds, { maxLength: 40 }), async (steps) => {
        using queue = new Queue<number>();
        const waiting: Promise<number>[] = [];
        const got: number[] = [];
        let put = 0;
        for (const one of steps) {
          if (one === "put") await queue.put(put++);
          else if (one === "putSync") queue.putSync(put++);
          else if (one === "get") waiting.push(queue.get());
          else if (queue.qsize() > 0) got.push(queue.getSync());
        }
        while (put < waiting.length + got.length) queue.putSync(put++);
        got.push(...(await Promise.all(waiting)));
        while (!queue.empty()) got.push(queue.getNowait());
        // Each of them once.
        expect(got.toSorted((x, y) => x - y)).toEqual(Array.from({ length: put }, (_, i) => i));
      }),
    );
  });

  test("of the simple kind, up to what it holds", () => {
    const short = oneof(nat(), string({ maxLength: 300 }), array(nat(), { maxLength: 50 }));
    assert(
      property(
        array(oneof(record({ item: short }), constant("get" as const)), { maxLength: 80 }),
        (steps) => {
          using queue = new SimpleQueue();
          const model: unknown[] = [];
          for (const one of steps) {
            if (one !== "get") {
              queue.putSync(one.item);
              model.push(one.item);
            } else if (model.length > 0) {
              same(queue.getSync(), model.shift());
            }
            expect(queue.empty()).toBe(model.length === 0);
          }
        },
      ),
    );
  });
});

describe("a pipe is an array each way", () => {
  // Around what the ring holds, a message in one piece becomes a message in several.
  const size = oneof(nat(100), integer({ min: 65_500, max: 65_560 }), nat(300_000));
  const message = oneof(
    record({ type: constant("bytes" as const), bytes: size.map((n) => new Uint8Array(n).fill(n % 251)) }),
    record({ type: constant("value" as const), value: items }),
  );

  test("messages of all sizes, as bytes and as values, whole and in order", { timeout: 60_000 }, async () => {
    await assert(
      asyncProperty(array(record({ message, toFirst: boolean() }), { maxLength: 12 }), async (sent) => {
        const [a, b] = Pipe();
        const ways = [
          { from: b, to: a, all: sent.filter(({ toFirst }) => toFirst) },
          { from: a, to: b, all: sent.filter(({ toFirst }) => !toFirst) },
        ];
        await Promise.all(
          ways.flatMap(({ from, to, all }) => [
            (async () => {
              for (const { message: one } of all) {
                await (one.type === "bytes" ? from.sendBytes(one.bytes) : from.send(one.value));
              }
            })(),
            (async () => {
              for (const { message: one } of all) {
                const got = one.type === "bytes" ? await to.recvBytes() : await to.recv();
                expect(got).toEqual(one.type === "bytes" ? one.bytes : one.value);
              }
            })(),
          ]),
        );
        a.close();
        expect(outcome(() => b.recvSync(), EOFError)).toBe("EOFError");
        b.close();
      }),
      { numRuns: 40 },
    );
  });
});

test("a ShareableList is an array whose items keep their room", () => {
  const item = oneof(
    integer(),
    double(),
    bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    boolean(),
    constant(null),
    string({ maxLength: 20 }),
    uint8Array({ maxLength: 20 }),
  );
  const changes = array(record({ index: integer({ min: -8, max: 8 }), item }), { maxLength: 20 });
  assert(
    property(array(item, { minLength: 1, maxLength: 6 }), changes, (first, steps) => {
      const list = new ShareableList(first);
      try {
        const model = [...first];
        for (const one of steps) {
          const before = outcome(() => list.at(one.index), IndexError);
          expect(before).toEqual(model.at(one.index) === undefined ? "IndexError" : model.at(one.index));
          // What has no room is refused, and changes nothing.
          const refused = outcome(() => list.set(one.index, one.item), IndexError, ValueError);
          if (refused === undefined) model.splice(one.index, 1, one.item);
          expect([...list]).toEqual(model);
        }
      } finally {
        list.shm.close();
        list.shm.unlink();
      }
    }),
  );
});
