/** Elements of shared arrays while a trace asks for them. */
import { Array as SharedArray, Process, RawArray, ShareableList, SharedMemory } from "@mp/runtime";
import { startTrace, type TraceEvent } from "@mp/runtime/trace";
import { describe, expect, test } from "vitest";
import { addTo } from "../fixtures/shared-tasks.ts";

/** What is told while `use` runs: `read 0`, or `write 1 + 3` for three elements from the second on. */
function toldBy(use: () => void): string[] {
  using trace = startTrace({ shared: true });
  use();
  return trace.events().flatMap((event) => inWords(event));
}

function inWords(event: TraceEvent): string[] {
  if (event.type !== "read" && event.type !== "write") return [];
  const { index, length = 1, type } = event;
  return [`${type} ${index}${length === 1 ? "" : ` + ${length}`}`];
}

describe("a shared array that is traced", () => {
  test("tells of each element that is read or written, by its index", () => {
    const told = toldBy(() => {
      const array = new SharedArray("i", [1, 2, 3]);
      array[1]! += array[0]!;
      expect(array.at(-1)).toBe(3);
      expect(array[1]).toBe(3);
      expect(array[7]).toBeUndefined();
    });
    expect(told).toEqual(["read 1", "read 0", "write 1", "read 2", "read 1"]);
  });

  test("has the methods of a typed array, which tell of all that they may touch", () => {
    const told = toldBy(() => {
      const array = new RawArray("d", 3);
      array.set([0.5, 2, 1]);
      array.sort();
      expect(array.join(" ")).toBe("0.5 1 2");
      expect([...array].map((n) => n * 2)).toEqual([1, 2, 4]);
      expect(array.length).toBe(3);
      expect(array).toBeInstanceOf(Float64Array);
    });
    expect(told).toEqual(["write 0 + 3", "read 0 + 3", "write 0 + 3", "read 0 + 3", "read 0 + 3"]);
  });

  test("has parts, whose elements keep their numbers", () => {
    const told = toldBy(() => {
      const part = new SharedArray("i", 4).subarray(2);
      part[1] = 5;
      expect(part.slice()).toEqual(new Int32Array([0, 5]));
    });
    expect(told).toEqual(["write 3", "read 2 + 2"]);
  });

  test("is taken by Atomics", () => {
    toldBy(() => {
      const array = new SharedArray("i", 1);
      expect(Atomics.add(array, 0, 2)).toBe(0);
      expect(Atomics.compareExchange(array, 0, 2, 9)).toBe(2);
      expect(Atomics.load(array, 0)).toBe(9);
      expect(Atomics.notify(array, 0)).toBe(0);
      expect(Atomics.load(new Int32Array([4]), 0)).toBe(4);
    });
  });

  test("has its lock, and can be sent", async () => {
    using _ = startTrace({ shared: true });
    const array = new SharedArray("i", [1, 2]);
    expect(array.getLock().acquireSync()).toBe(true);
    array.getLock().release();
    const p = new Process({ target: addTo, args: [array, 1, 5] });
    p.start();
    await p.join();
    expect([p.exitCode, array[1]]).toEqual([0, 7]);
    array[Symbol.dispose]();
  });

  test("may be named memory, but not the memory of a list", () => {
    const told = toldBy(() => {
      using memory = new SharedMemory({ create: true, size: 4 });
      memory.buf![3] = 255;
      memory.unlink();
      using list = new ShareableList([1, "two"]);
      expect(list.at(1)).toBe("two");
      list.shm.unlink();
    });
    expect(told).toEqual(["write 3", "read 1"]);
  });

  test("is a typed array like any other when nobody asks", () => {
    using _ = startTrace();
    expect(ArrayBuffer.isView(new SharedArray("i", 1))).toBe(true);
  });
});
