/** Reads and writes of shared arrays: each is told but for those by Atomics, and the arrays are what they are without a trace. */
import { Array as SharedArray, Pipe, RawArray, ShareableList, SharedMemory } from "@mp/runtime";
import { startTrace, type Trace } from "@mp/runtime/trace";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inChild } from "../fixtures/remote.ts";
import { useArray } from "../fixtures/traced.ts";

let trace: ReturnType<typeof startTrace>;
beforeEach(() => {
  trace = startTrace({ shared: true });
});
afterEach(() => {
  trace.stop();
});

function accesses({ events }: Trace): unknown[] {
  return events
    .filter((event) => event.type === "read" || event.type === "write")
    .map(({ type, index, length = 1, value }) => [type, index, length, value]);
}

const USED = [4, 16, 9, 1, 2, 1, 32, 18, 2, 4];
const TOLD = [
  ["write", 1, 1, "5"],
  ["read", 1, 1, "5"],
  ["write", 0, 1, "6"],
  ["write", 2, 2, undefined],
  ["write", 1, 1, "9"],
  ["write", 2, 2, undefined],
  ["read", 0, 4, undefined],
  ["read", 0, 4, undefined],
  ["read", 0, 4, undefined],
];

test("elements, ranges and parts of an Array", () => {
  const array = new SharedArray("i", 4);
  expect(useArray(array)).toEqual(USED);
  expect(accesses(trace.stop())).toEqual(TOLD);
});

test("of an array that was received", { timeout: 20_000 }, async () => {
  expect(await inChild(useArray, new SharedArray("i", 4))).toEqual(USED);
  expect(accesses(trace.stop())).toEqual(TOLD);
});

test("of the bytes of a SharedMemory, but not of how a ShareableList lies in one", () => {
  using list = new ShareableList(["a", 1]);
  expect([...list]).toEqual(["a", 1]);
  using memory = new SharedMemory({ create: true, size: 4 });
  const bytes = memory.buf as Uint8Array;
  bytes[3] = 255;
  expect(Buffer.from(bytes).toString("hex")).toBe("000000ff");
  expect(accesses(trace.stop()).slice(0, 3)).toEqual([
    ["read", 0, 1, '"a"'],
    ["read", 1, 1, "1"],
    ["write", 3, 1, "255"],
  ]);
  list.shm.unlink();
  memory.unlink();
});

describe("an array that is looked at", () => {
  test("is a shared array in every way", async () => {
    const array = new SharedArray("i", [3, 1, 2]);
    expect(array).toBeInstanceOf(SharedArray);
    expect(array).toBeInstanceOf(Int32Array);
    expect(array.getLock().acquireSync()).toBe(true);
    expect([array.length, array.byteLength, array.at(-1), array.includes(1)]).toEqual([3, 12, 2, true]);
    // oxlint-disable-next-line unicorn/no-array-sort -- that it sorts in place is what is tested
    expect(array.sort()).toBe(array);
    expect([...array.entries()]).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(array[7]).toBe(undefined);
    expect(JSON.stringify(array.slice(1))).toBe('{"0":2,"1":3}');
    expect(new Int32Array(array)).toEqual(new Int32Array([1, 2, 3]));
    using text = new RawArray("c", "hello");
    text.value = "ho";
    expect([text.value, text.raw.length]).toEqual(["ho", 5]);
    const [here, there] = Pipe();
    const memory = new SharedMemory({ create: true, size: 2 });
    const bytes = memory.buf as Uint8Array;
    here.sendBytesSync(new Uint8Array([1, 2]));
    expect(there.recvBytesIntoSync(bytes)).toBe(2);
    there.sendBytesSync(bytes);
    expect([...here.recvBytesSync()]).toEqual([1, 2]);
    expect(() => there.sendSync({ bytes })).toThrow("its memory is shared");
    array[Symbol.dispose]();
    memory.close();
    memory.unlink();
  });

  test("is a typed array and nothing else when nobody asked for its accesses", () => {
    trace.stop();
    trace = startTrace();
    const array = new SharedArray("i", 4);
    expect(ArrayBuffer.isView(array)).toBe(true);
    expect(useArray(array)).toEqual(USED);
    expect(accesses(trace.stop())).toEqual([]);
  });
});
