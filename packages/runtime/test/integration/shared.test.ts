/** Value, Array, RawValue and RawArray: Python's semantics. */
import { Array as SharedArray, Lock, RawArray, RawValue, RLock, type TypeCode, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import { inChild } from "../fixtures/remote.ts";
import { regions, sum } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/value-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

const CODES = ["c", "b", "B", "u", "h", "H", "i", "I", "l", "L", "q", "Q", "f", "d"] as const;

/** For each type code: what it is at first, values it keeps, and one that wraps around. */
const KEPT: [code: TypeCode, zero: unknown, kept: unknown[], wrapping?: [unknown, unknown]][] = [
  ["c", "\0", ["a", "ÿ", "\0"]],
  ["u", "\0", ["a", "日", "🐧"]],
  ["b", 0, [127, -128, -1], [128, -128]],
  ["B", 0, [255, 0], [256, 0]],
  ["h", 0, [32_767, -32_768], [32_768, -32_768]],
  ["H", 0, [65_535], [65_536, 0]],
  ["i", 0, [2 ** 31 - 1, -(2 ** 31)], [2 ** 31, -(2 ** 31)]],
  ["I", 0, [2 ** 32 - 1], [2 ** 32, 0]],
  ["l", 0, [2 ** 31 - 1, -(2 ** 31)], [2 ** 32 + 5, 5]],
  ["L", 0, [2 ** 32 - 1], [-1, 2 ** 32 - 1]],
  ["q", 0n, [2n ** 63n - 1n, -(2n ** 63n)], [2n ** 63n, -(2n ** 63n)]],
  ["Q", 0n, [2n ** 64n - 1n], [-1n, 2n ** 64n - 1n]],
  ["f", 0, [0.5, -0, Infinity, Number.NaN], [0.1, Math.fround(0.1)]],
  ["d", 0, [0.1, -0, Number.MAX_VALUE, Number.NaN]],
];

describe.each([
  ["Value", Value],
  ["RawValue", RawValue as unknown as typeof Value],
] as const)("%s", (_name, Type) => {
  test.each(KEPT)("of type code %s", (...[code, zero, kept, wrapping]: (typeof KEPT)[0]) => {
    const value = new Type(code);
    expect(value.value).toBe(zero);
    for (const one of kept) {
      value.value = one as never;
      expect(value.value).toBe(one);
      expect(new Type(code, one as never).value).toBe(one);
    }
    if (wrapping !== undefined) value.value = wrapping[0] as never;
    expect(wrapping === undefined || Object.is(value.value, wrapping[1])).toBe(true);
  });

  test.each([
    ["i", 1.5, /integer/],
    ["i", "1", /number/],
    ["i", Number.NaN, /integer/],
    ["i", 1n, /number/],
    ["i", undefined, /number/],
    ["d", "0.5", /number/],
    ["q", 1.5, /bigint/],
    ["q", 2 ** 60, /bigint/],
    ["c", "ab", /one character/],
    ["c", "", /one character/],
    ["c", 5, /one character/],
    ["c", "日", /one byte/],
    ["u", "ab", /one character/],
  ] as [TypeCode, never, RegExp][])("%s refuses %o", (code, wrong, message) => {
    const value = new Type(code);
    const before = value.value;
    expect(() => {
      value.value = wrong;
    }).toThrow(message);
    expect(value.value).toBe(before);
    const construct = (): unknown => new Type(code, wrong);
    expect(wrong === undefined ? message.source : reasonOf(construct)).toMatch(
      wrong === undefined ? /number/ : message,
    );
  });

  test("q and Q take safe integers as well", () => {
    const value = new Type("q", 5n);
    value.value = 7 as never;
    expect(value.value).toBe(7n);
  });

  test("an unknown type code lists the known ones", () => {
    for (const code of ["x", "", "ii", "I ", 5, undefined, "constructor"] as never[]) {
      expect(() => new Type(code)).toThrow(error("ValueError", "is not a type code"));
      for (const known of CODES) expect(() => new Type(code)).toThrow(`'${known}'`);
    }
  });

  test("is one for all processes", { timeout: 20_000 }, async () => {
    for (const [code, value, next] of [
      ["d", 0.5, -0.25],
      ["q", 1n, -5n],
      ["c", "a", "z"],
    ] as const) {
      const shared = new Type(code, value);
      expect(await inChild(tasks.setValue<unknown>, shared, next)).toBe(value);
      expect(shared.value).toBe(next);
    }
  });

  test("a loop sees the change of another process", { timeout: 20_000 }, async () => {
    const value = new Type("i", 0);
    const spinning = inChild(tasks.spinUntil, value, 7);
    value.value = 7;
    expect(await spinning).toBe(true);
  });
});

function reasonOf(call: () => unknown): string {
  try {
    call();
  } catch (reason) {
    return (reason as Error).message;
  }
  return "";
}

describe("the lock of a Value", () => {
  test("is an RLock of its own, another one, or none", () => {
    expect(new Value("i").getLock()).toBeInstanceOf(RLock);
    const lock = new Lock();
    expect(new Value("i", 0, { lock }).getLock()).toBe(lock);
    expect(() => new Value("i", 0, { lock: false }).getLock()).toThrow(error("ValueError", "no lock"));
    for (const wrong of [{}, 1, "lock"] as never[]) {
      expect(() => new Value("i", 0, { lock: wrong })).toThrow(
        /lock must be true, false, a Lock or an RLock/,
      );
    }
  });

  test("held, no addition is lost", { timeout: 30_000 }, async () => {
    const value = new Value("i", 0);
    const adders = [start(tasks.addUnderLock, value, 2000), start(tasks.addUnderLock, value, 2000)];
    await ended(0, ...adders, start(tasks.addByUpdate, value, 2000));
    expect(value.value).toBe(6000);
  });

  test("one for several values", { timeout: 20_000 }, async () => {
    const lock = new RLock();
    const [a, b] = [new Value("i", 0, { lock }), new Value("i", 0, { lock })];
    await ended(0, start(tasks.addUnderLock, a, 500), start(tasks.addUnderLock, b, 500));
    expect([a.value, b.value, a.getLock() === b.getLock()]).toEqual([500, 500, true]);
  });
});

describe("update", () => {
  test("gives the new value, and holds the lock meanwhile", async () => {
    const value = new Value("i", 1);
    expect(await value.update((n) => n * 5)).toBe(5);
    expect(value.updateSync((n) => n + (value.getLock().locked() ? 1 : 100))).toBe(6);
    expect(value.getLock().locked()).toBe(false);
  });

  test("that throws changes nothing and lets the lock go", async () => {
    const value = new Value("i", 1);
    const fail = (): never => {
      throw new RangeError("no");
    };
    await expect(value.update(fail)).rejects.toThrow(RangeError);
    expect(() => value.updateSync(fail)).toThrow(RangeError);
    expect(() => value.updateSync(() => 1.5)).toThrow(/integer/);
    expect([value.value, value.getLock().locked()]).toEqual([1, false]);
  });

  test("wrong arguments", async () => {
    await expect(new Value("i").update(5 as never)).rejects.toThrow(/change must be a function/);
    expect(() => new Value("i").updateSync(5 as never)).toThrow(/change must be a function/);
    expect(() => new Value("i", 0, { lock: false }).updateSync((n) => n)).toThrow(/no lock/);
  });

  test("waits for its lock at most as long as it is told", async () => {
    const lock = new Lock();
    const value = new Value("i", 0, { lock });
    lock.acquireSync();
    await expect(value.update((n) => n + 1, { timeout: 5 })).rejects.toThrow(error("TimeoutError"));
    expect(() => value.updateSync((n) => n + 1, { timeout: 0 })).toThrow(error("TimeoutError"));
    expect(value.value).toBe(0);
  });
});

describe.each([
  ["Array", SharedArray],
  ["RawArray", RawArray as unknown as typeof SharedArray],
] as const)("%s", (_name, Type) => {
  test.each(CODES)("of a size, type code %s, is all zeros", (code) => {
    const array = new Type(code, 5);
    expect(array.length).toBe(5);
    expect([...array].every((element) => Number(element) === 0)).toBe(true);
    expect(new Type(code, 0).length).toBe(0);
  });

  test("of elements, of any iterable", () => {
    expect([...new Type("i", [1, 2, 3])]).toEqual([1, 2, 3]);
    expect([...new Type("d", new Set([0.5, 1.5]))]).toEqual([0.5, 1.5]);
    expect([...new Type("h", Int8Array.of(-1, 2))]).toEqual([-1, 2]);
    expect([...new Type("Q", [1n, 2])]).toEqual([1n, 2n]);
    expect([...new Type("b", [200])]).toEqual([-56]);
  });

  test("is a typed array: index, length, iteration, slices", () => {
    const array = new Type("i", [5, 3, 4]);
    array[1] = 9;
    array.sort();
    expect([...array, array.at(-1), array.indexOf(5)]).toEqual([4, 5, 9, 9, 1]);
    const slice = array.slice(1);
    slice[0] = 0;
    expect([...array]).toEqual([4, 5, 9]);
    expect(slice.buffer).toBeInstanceOf(ArrayBuffer);
    expect([...array.map((n) => n * 2)]).toEqual([8, 10, 18]);
    expect(array).toBeInstanceOf(Int32Array);
    expect(array instanceof Type && new Int32Array(1) instanceof Type).toBe(false);
    expect(array instanceof Type).toBe(true);
  });

  test("a part of it is shared, and keeps the whole alive", async () => {
    const before = await regions();
    const part = new Type("i", [1, 2, 3, 4]).subarray(1, 3);
    // The array itself is garbage now: its memory must not be anybody else's while the part is in use.
    expect((await regions())["ARRAY"]).toBe((before["ARRAY"] ?? 0) + 1);
    const others = Array.from({ length: 20 }, () => new Type("i", [7, 7, 7, 7]));
    expect([...part, others.length]).toEqual([2, 3, 20]);
  });

  test("is one for all processes", { timeout: 20_000 }, async () => {
    for (const code of CODES) {
      const array = new Type(code, 3);
      expect(await inChild(tasks.describeArray, array)).toEqual([array.constructor.name, 3, true]);
    }
  });

  test("characters", () => {
    const text = new Type("c", "hello");
    expect([text.length, text.value, text[0]]).toEqual([5, "hello", 104]);
    text.value = "hey";
    expect([text.value, [...text.raw]]).toEqual(["hey", [104, 101, 121, 0, 0]]);
    expect(() => (text.value = "too long")).toThrow(error("ValueError", "at most 5 characters"));
    expect(() => (text.value = "日")).toThrow(error("ValueError", "one byte"));
    expect(() => (text.value = 5 as never)).toThrow(/value must be a string/);
    expect(new Type("c", 3).value).toBe("");
    expect([...new Type("u", "日本")].map((point) => String.fromCodePoint(point))).toEqual(["日", "本"]);
  });

  test.each([
    ["i", -1, /size of the array must be at least 0/],
    ["i", 1.5, /size of the array must be an integer/],
    ["i", "abc", /sizeOrInitializer/],
    ["i", null, /sizeOrInitializer/],
    ["i", {}, /sizeOrInitializer/],
    ["i", [1, "2"], /element 1/],
    ["i", [1, 1.5], /element 1/],
    ["q", [1n, 0.5], /element 1/],
    ["x", 3, /is not a type code/],
  ] as [never, never, RegExp][])("(%o, %o) is refused", (code, source, message) => {
    expect(() => new Type(code, source)).toThrow(message);
  });

  test.each([2 ** 30, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER])(
    "a size of %i is more than there is",
    (size) => {
      expect(() => new Type("d", size)).toThrow(error("OutOfSharedMemoryError", "limit"));
      expect([...new Type("d", [1])]).toEqual([1]);
    },
  );
});

test("an array's lock", { timeout: 20_000 }, async () => {
  const array = new SharedArray("i", [1, 2, 3]);
  expect(array.getLock()).toBeInstanceOf(RLock);
  expect(await inChild(tasks.reverse, array)).toBe(3);
  expect([...array]).toEqual([3, 2, 1]);
  expect(() => new SharedArray("i", 1, { lock: false }).getLock()).toThrow(error("ValueError", "no lock"));
  const lock = new Lock();
  expect(new SharedArray("i", 1, { lock }).getLock()).toBe(lock);
});

function makeMany(): number {
  let made = 0;
  for (let i = 0; i < 50; i++) {
    using value = new Value("d", i);
    using array = new SharedArray("d", i * 100);
    const others = [new Value("i", i), new SharedArray("b", [i]), new RawArray("b", i), new RawValue("q")];
    made += others.length + array.length - 100 * value.value;
  }
  return made;
}

test("values and arrays leave nothing behind", async () => {
  const before = await regions();
  expect(makeMany()).toBe(200);
  expect(sum(await regions())).toBe(sum(before));
});
