/** The allocator and the counting of references: nothing is handed out twice or freed twice, whoever dies where. */
import type { Ending, Scene } from "@mp/model";
import { allocate, eachBlock, free, publish } from "../../../src/kernel/allocator.ts";
import { Heap } from "../../../src/kernel/heap.ts";
import { BLOCK, FAMILY, FIRST_BLOCK, FREE_LIST_COUNT, KIND } from "../../../src/kernel/layout.ts";
import { enterRef, eraseRef } from "../../../src/kernel/ledger.ts";
import { atOnce, bury, countKind, enter, found, must, note, retain, type Stage, takeOver } from "./stage.ts";

/** Allocates a region, marks it as its own, and frees it. */
const user =
  (number: number, rounds: number) =>
  (stage: Stage): void => {
    const { heap, pid } = enter(stage, number);
    for (let round = 0; round < rounds; round++) {
      const at = allocate(heap, KIND.VALUE, 16);
      Atomics.store(heap.words, at >> 2, pid);
      publish(heap, at);
      must(Atomics.load(heap.words, at >> 2) === pid, "a region of two owners");
      free(heap, at);
      note("freed");
    }
  };

/** Adds a count to the region that all share, and gives both this one and its own back. */
const holder =
  (number: number) =>
  (stage: Stage): void => {
    const own = atOnce(() => enter(stage, number));
    const first = atOnce(() => takeOver(own, stage.at));
    const more = enterRef(stage.at);
    for (const entry of [more, first]) {
      must(own.heap.kindOf(stage.at) === KIND.VALUE, "freed while it is held");
      eraseRef(entry);
    }
    note("dropped");
  };

/** Blocks lie one behind the other up to TOP; each free one is in one list, or in none, as after a death. */
function checkHeap({ buffer }: Stage, { dead }: Ending): void {
  const heap = new Heap(buffer, 1);
  const { words } = heap;
  const unused = new Set<number>();
  let end = FIRST_BLOCK;
  eachBlock(heap, ({ address, kind, size }) => {
    must(address - 16 === end && size >= 32, `a block of ${size} bytes at ${address - 16}`);
    if (kind === KIND.FREE) unused.add(address - 16);
    end += size;
  });
  for (let list = 0; list < FREE_LIST_COUNT; list++) {
    for (let block = words[FAMILY.FREE_LISTS + list] as number; block !== 0;) {
      must(unused.delete(block), `block ${block} is in a list twice, or not free`);
      block = words[(block >> 2) + BLOCK.BIRTH] as number;
    }
  }
  must(unused.size <= dead.length, `${unused.size} free blocks are in no list`);
}

const scene = (count: number, shared: boolean, ...processes: Scene<Stage>["processes"]): Scene<Stage> => ({
  setup: () =>
    found(count, (heap) => {
      // Free blocks of two sizes, apart from each other: one to be split, one to be joined.
      const blocks = [100, 16, 40, 16].map((size) => allocate(heap, KIND.ARRAY, size));
      for (const at of blocks) publish(heap, at);
      free(heap, blocks[0] as number);
      free(heap, blocks[2] as number);
      if (!shared) return 0;
      const at = allocate(heap, KIND.VALUE, 16);
      publish(heap, at);
      for (let more = 1; more < count; more++) retain(heap, at);
      return at;
    }),
  processes,
  bury,
  check(stage, ending) {
    checkHeap(stage, ending);
    const left = countKind(stage, KIND.VALUE);
    // A region that is published, and that no word refers to, goes with nobody.
    must(left <= (shared ? 0 : ending.dead.length), `${left} regions are left`);
  },
});

export const scenes: Record<string, Scene<Stage>> = {
  "2 users": scene(2, false, user(0, 1), user(1, 1)),
  "2 users, 2 rounds": { ...scene(2, false, user(0, 2), user(1, 2)) },
  "3 users": { ...scene(3, false, user(0, 1), user(1, 1), user(2, 1)) },
  "2 users, one dies": { ...scene(2, false, user(0, 1), user(1, 1)), deaths: 1 },
  "2 holders": scene(2, true, holder(0), holder(1)),
  "3 holders": { ...scene(3, true, holder(0), holder(1), holder(2)) },
  "2 holders, one dies": { ...scene(2, true, holder(0), holder(1)), deaths: 1 },
};
