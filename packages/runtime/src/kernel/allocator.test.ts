/** The allocator keeps its promises whatever is allocated, freed, and whoever dies in the middle of it. */
import { array, assert, constant, integer, nat, oneof, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { atEachStep, diesAt } from "../../test/fixtures/death.ts";
import { Stage } from "../../test/fixtures/kernel.ts";
import {
  allocate,
  type Block,
  eachBlock,
  exclusively,
  free,
  publish,
  rebuild,
  tryExclusively,
} from "./allocator.ts";
import { Heap } from "./heap.ts";
import { BLOCK, FAMILY, FIRST_BLOCK, FREE_LIST_COUNT, INITIAL_BYTES, KIND } from "./layout.ts";
import { report } from "./report.ts";

function blocks(heap: Heap): Block[] {
  const found: Block[] = [];
  exclusively(heap, () => eachBlock(heap, (block) => found.push(block)));
  return found;
}

/** Blocks lie one behind the other up to TOP, aligned; each free one is on one list, and nothing else is. */
function expectWhole(heap: Heap): void {
  let end = FIRST_BLOCK;
  const unused = new Set<number>();
  for (const { address, kind, size } of blocks(heap)) {
    expect(address - 16).toBe(end);
    expect(size % 16).toBe(0);
    expect(size).toBeGreaterThanOrEqual(32);
    if (kind === KIND.FREE) unused.add(address - 16);
    end += size;
  }
  expect(end).toBe(heap.words[FAMILY.TOP]);
  for (let list = 0; list < FREE_LIST_COUNT; list++) {
    for (let block = heap.words[FAMILY.FREE_LISTS + list] as number; block !== 0;) {
      expect(31 - Math.clz32(heap.words[(block >> 2) + BLOCK.SIZE] as number)).toBe(list);
      // Found once, and never again.
      expect(unused.delete(block)).toBe(true);
      block = heap.words[(block >> 2) + BLOCK.BIRTH] as number;
    }
  }
  expect(unused.size).toBe(0);
}

describe("allocate", () => {
  test("gives zeros, aligned, of the kind and size that were asked for", () => {
    const heap = Heap.create(1);
    for (const size of [0, 1, 15, 16, 17, 1000, 65_536]) {
      const address = allocate(heap, KIND.VALUE, size);
      expect(address % 16).toBe(0);
      expect(heap.kindOf(address)).toBe(KIND.VALUE);
      expect(heap.sizeOf(address)).toBeGreaterThanOrEqual(size);
      expect(heap.bytes.subarray(address, address + size).every((byte) => byte === 0)).toBe(true);
      heap.bytes.fill(255, address, address + size);
    }
    expectWhole(heap);
  });

  test("zeros memory that was used before, unless told not to", () => {
    const heap = Heap.create(1);
    const first = allocate(heap, KIND.VALUE, 100);
    heap.bytes.fill(255, first, first + 100);
    free(heap, first);
    const second = allocate(heap, KIND.ARRAY, 100);
    expect(second).toBe(first);
    expect(heap.bytes.subarray(second, second + 100).every((byte) => byte === 0)).toBe(true);
    heap.bytes.fill(7, second, second + 100);
    free(heap, second);
    expect(heap.bytes[allocate(heap, KIND.ARRAY, 100, false)]).toBe(7);
  });

  test("grows the heap, and other views reach what is new", () => {
    const heap = Heap.create(1);
    const other = new Heap(heap.buffer, 2);
    const address = allocate(heap, KIND.ARRAY, 3 * INITIAL_BYTES);
    heap.words[(address + 2 * INITIAL_BYTES) >> 2] = 42;
    expect(other.words.length).toBe(INITIAL_BYTES >> 2);
    expect(other.reach(address + 3 * INITIAL_BYTES)[(address + 2 * INITIAL_BYTES) >> 2]).toBe(42);
    expect(other.sizeOf(allocate(heap, KIND.VALUE, 50))).toBeGreaterThanOrEqual(50);
  });

  test("joins free neighbours before it takes more from the top", () => {
    const heap = Heap.create(1);
    const small = Array.from({ length: 1000 }, () => allocate(heap, KIND.VALUE, 100));
    const top = heap.words[FAMILY.TOP];
    for (const address of small) free(heap, address);
    allocate(heap, KIND.ARRAY, 50_000);
    expect(heap.words[FAMILY.TOP]).toBeLessThanOrEqual(top as number);
    expectWhole(heap);
  });

  test("refuses more than there can be, and goes on", () => {
    const heap = Heap.create(1);
    for (const size of [2 ** 30, 2 ** 31, 2 ** 32 + 16, 2 ** 50]) {
      expect(() => allocate(heap, KIND.ARRAY, size)).toThrow(
        expect.objectContaining({
          name: "OutOfSharedMemoryError",
          message: expect.stringContaining("limit"),
        }),
      );
    }
    allocate(heap, KIND.VALUE, 100);
    expectWhole(heap);
  });

  test("used again and again, the heap does not grow", () => {
    const heap = Heap.create(1);
    const sizes = [40, 5000, 64, 300, 20_000, 32, 900];
    let top = 0;
    for (let round = 0; round < 500; round++) {
      const taken = sizes.map((size, i) => allocate(heap, KIND.VALUE, size + ((round * (i + 7)) % 200)));
      for (const address of round % 2 === 0 ? taken : taken.toReversed()) free(heap, address);
      if (round === 50) top = heap.words[FAMILY.TOP] as number;
    }
    expect(heap.words[FAMILY.TOP]).toBeLessThanOrEqual(2 * top);
    expect(report(heap).regions).toEqual({});
  });
});

const operation = oneof(
  {
    weight: 5,
    arbitrary: record({ type: constant("allocate" as const), size: oneof(nat(200), nat(5000), nat(70_000)) }),
  },
  { weight: 4, arbitrary: record({ type: constant("free" as const), which: nat() }) },
  { weight: 1, arbitrary: record({ type: constant("rebuild" as const) }) },
  {
    weight: 1,
    arbitrary: record({ type: constant("die" as const), at: integer({ min: 0, max: 12 }), size: nat(5000) }),
  },
);

test("whatever is done: nothing overlaps, nothing is lost", () => {
  assert(
    property(array(operation, { maxLength: 80 }), (operations) => {
      const stage = new Stage();
      const { first } = stage;
      const live = new Map<number, { readonly size: number; readonly mark: number }>();
      let mark = 0;
      for (const one of operations) {
        if (one.type === "allocate") {
          const address = allocate(first, KIND.ARRAY, one.size);
          publish(first, address);
          mark = (mark % 250) + 1;
          first.bytes.fill(mark, address, address + one.size);
          live.set(address, { size: one.size, mark });
        } else if (one.type === "free" && live.size > 0) {
          const address = [...live.keys()][one.which % live.size] as number;
          free(first, address);
          live.delete(address);
        } else if (one.type === "rebuild") {
          exclusively(first, () => rebuild(first));
        } else if (one.type === "die") {
          const { heap, die } = stage.enter();
          diesAt(one.at, () => void allocate(heap, KIND.ARRAY, one.size));
          die();
        }
        expectWhole(first);
      }
      const arrays = blocks(first).filter(({ kind }) => kind === KIND.ARRAY);
      expect(arrays.map(({ address }) => address)).toEqual([...live.keys()].toSorted((a, b) => a - b));
      for (const [address, { size, mark: wanted }] of live) {
        expect(first.bytes.subarray(address, address + size).every((byte) => byte === wanted)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

describe("a process that dies at any step", () => {
  const prepared: readonly [string, (heap: Heap) => void][] = [
    ["in a new heap", () => {}],
    ["with a block that fits", (heap) => free(heap, allocate(heap, KIND.VALUE, 500))],
    [
      "with a block to split",
      (heap) => {
        const large = allocate(heap, KIND.VALUE, 5000);
        publish(heap, allocate(heap, KIND.LOCK, 16));
        free(heap, large);
      },
    ],
    [
      "with blocks to join",
      (heap) => {
        const parts = Array.from({ length: 50 }, () => allocate(heap, KIND.VALUE, 100));
        publish(heap, allocate(heap, KIND.LOCK, 16));
        for (const part of parts) free(heap, part);
      },
    ],
    ["where the heap must grow", (heap) => publish(heap, allocate(heap, KIND.LOCK, INITIAL_BYTES - 9000))],
  ];

  test.each(prepared)("of allocate, %s, leaves nothing", (_name, prepare) => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      prepare(stage.first);
      const { heap, die } = stage.enter();
      const before = report(stage.first).regions;
      const died = diesAt(step, () => void allocate(heap, KIND.ARRAY, 500));
      die();
      expect(report(stage.first).regions).toEqual(before);
      allocate(stage.first, KIND.ARRAY, 500);
      expectWhole(stage.first);
      return died;
    });
    expect(steps).toBeGreaterThan(4);
  });

  test("of free leaves the region as it was, or free", () => {
    const steps = atEachStep((step) => {
      const stage = new Stage();
      const address = allocate(stage.first, KIND.ARRAY, 500);
      publish(stage.first, address);
      const { heap, die } = stage.enter();
      const died = diesAt(step, () => free(heap, address));
      die();
      expectWhole(stage.first);
      expect([KIND.ARRAY, KIND.FREE]).toContain(stage.first.kindOf(address));
      expect(allocate(stage.first, KIND.ARRAY, 500)).toBeGreaterThan(0);
      expectWhole(stage.first);
      return died;
    });
    expect(steps).toBeGreaterThan(2);
  });

  test("before it publishes its region: the region is freed; after: it stays", () => {
    const stage = new Stage();
    const { heap, die } = stage.enter();
    const kept = allocate(heap, KIND.ARRAY, 100);
    publish(heap, kept);
    const lost = allocate(heap, KIND.ARRAY, 100);
    die();
    expect([stage.first.kindOf(kept), stage.first.kindOf(lost)]).toEqual([KIND.ARRAY, KIND.FREE]);
  });
});

describe("tryExclusively", () => {
  test("gives up while another process holds the mutex, and has it when that one is dead", () => {
    const stage = new Stage();
    const { heap, die } = stage.enter();
    let ran = 0;
    expect(diesAt(1, () => exclusively(heap, () => {}))).toBe(true);
    expect(tryExclusively(stage.supervisor, () => ran++)).toBe(false);
    die();
    expect(tryExclusively(stage.supervisor, () => ran++)).toBe(true);
    expect(ran).toBe(1);
  });

  test("lets its body allocate and free", () => {
    const { first, supervisor } = new Stage();
    const address = allocate(first, KIND.ARRAY, 100);
    expect(tryExclusively(supervisor, () => free(supervisor, allocate(supervisor, KIND.VALUE, 10)))).toBe(
      true,
    );
    expect(first.kindOf(address)).toBe(KIND.ARRAY);
    expectWhole(first);
  });
});
