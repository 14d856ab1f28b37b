/** RawValue and RawArray: values and arrays without a lock. */
import { Array as SharedArray, RawArray, RawValue, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { inChild } from "../fixtures/remote.ts";
import { describeAndFill } from "../fixtures/shared-tasks.ts";

describe("RawValue", () => {
  test("holds a value of its type code", () => {
    const n = new RawValue("i", 2 ** 31 - 1);
    n.value += 1;
    expect(n.value).toBe(-(2 ** 31));
    expect([new RawValue("d").value, new RawValue("c", "x").value, new RawValue("q", 5n).value]).toEqual([
      0,
      "x",
      5n,
    ]);
  });

  test("has no lock and nothing that takes one", () => {
    const n = new RawValue("i");
    expect(["getLock", "update", "updateSync"].filter((name) => name in n)).toEqual([]);
  });

  test("refuses what Value refuses", () => {
    expect(() => new RawValue("x" as "i")).toThrow(expect.objectContaining({ name: "ValueError" }));
    expect(() => new RawValue("i", "1" as never)).toThrow(TypeError);
    const n = new RawValue("i");
    n[Symbol.dispose]();
    expect(() => n.value).toThrow(/disposed/);
  });
});

describe("RawArray", () => {
  test("is a typed array", () => {
    const array = new RawArray("h", [1, 2, 3]);
    expect(array).toBeInstanceOf(Int16Array);
    expect([...array.map((element) => element * 2)]).toEqual([2, 4, 6]);
    expect(array.slice().buffer).toBeInstanceOf(ArrayBuffer);
    expect([...new RawArray("d", 2)]).toEqual([0, 0]);
  });

  test("of characters has value and raw", () => {
    const text = new RawArray("c", 4);
    text.value = "ab";
    expect([text.value, [...text.raw]]).toEqual(["ab", [97, 98, 0, 0]]);
  });

  test("has no lock", () => {
    expect("getLock" in new RawArray("i", 1)).toBe(false);
    expect(new RawArray("i", 1)).not.toBeInstanceOf(SharedArray);
    expect(() => new SharedArray("i", 1, { lock: false }).getLock()).toThrow(/lock: false/);
  });

  test("refuses what Array refuses", () => {
    expect(() => new RawArray("i", -1)).toThrow(expect.objectContaining({ name: "ValueError" }));
    expect(() => new RawArray("i", ["1"] as never)).toThrow(/element 0/);
    expect(() => (RawArray as unknown as (code: string) => void)("i")).toThrow(/new/);
  });
});

test("they are shared, and what they are in every process", { timeout: 20_000 }, async () => {
  const [value, array] = [new RawValue("i"), new RawArray("i", 2)];
  const unlocked = new Value("i", 0, { lock: false });
  const seen = await inChild(describeAndFill, value, array, [unlocked, new SharedArray("i", 1)]);
  expect(seen).toEqual(["1000", "0010", "1100", "0011"]);
  expect([value.value, ...array]).toEqual([7, 7, 7]);
});
