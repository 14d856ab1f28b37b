/** The robust mutex: never two inside, nobody left asleep, whoever dies where. */
import type { Ending, Scene } from "@mp/model";
import { allocate, publish } from "../../../src/kernel/allocator.ts";
import { defineKind } from "../../../src/kernel/kinds.ts";
import { KIND } from "../../../src/kernel/layout.ts";
import { abandon, FREE, lock, tryLock, unlock } from "../../../src/kernel/mutex.ts";
import { runSync } from "../../../src/kernel/run.ts";
import { WaitTimeout } from "../../../src/kernel/operation.ts";
import { bury, enter, found, must, note, type Stage } from "./stage.ts";

/** Words of the region: the mutex, and who is inside. */
const [MUTEX, INSIDE] = [0, 1];

defineKind(KIND.VALUE, {
  recover: (heap, address, deadPid) => void abandon(heap.words, address >> 2, deadPid),
  rouse: (heap, address) => void Atomics.notify(heap.words, address >> 2),
});

function setup(count: number): () => Stage {
  return () =>
    found(count, (heap) => {
      const at = allocate(heap, KIND.VALUE, 16);
      publish(heap, at);
      return at;
    });
}

/** Takes the mutex, finds nobody inside, gives it back; `rounds` times. */
function contender(number: number, rounds: number, timeout = Infinity): (stage: Stage) => void {
  return (stage) => {
    const { heap, pid } = enter(stage, number);
    const at = stage.at >> 2;
    for (let round = 0; round < rounds; round++) {
      try {
        // As the locks do: first without waiting.
        const taken =
          tryLock(heap.words, at + MUTEX, pid) || runSync(lock(heap.words, at + MUTEX, pid), { timeout });
        const inside = Atomics.exchange(heap.words, at + INSIDE, pid);
        must(inside === 0 || taken === "abandoned", `${pid} is inside with ${inside}`);
        Atomics.store(heap.words, at + INSIDE, 0);
        unlock(heap.words, at + MUTEX);
        note(taken);
      } catch (error) {
        if (!(error instanceof WaitTimeout)) throw error;
        note("late");
      }
    }
  };
}

const names = ({ at }: Stage): Record<string, number> => ({ mutex: at >> 2, inside: (at >> 2) + INSIDE });

function check({ buffer, at }: Stage, { notes, dead }: Ending): void {
  const words = new Int32Array(buffer);
  const grants = notes.flat();
  must(grants.filter((grant) => grant === "abandoned").length <= dead.length, "more abandoned than died");
  const held = words[at >> 2];
  must(held === FREE || dead.length > 0, `the mutex is left as ${held}`);
}

const contenders = (count: number, rounds: number): Scene<Stage> => ({
  setup: setup(count),
  processes: Array.from({ length: count }, (_, number) => contender(number, rounds)),
  bury,
  names,
  check,
});

export const scenes: Record<string, Scene<Stage>> = {
  "2 × 1": contenders(2, 1),
  "2 × 2": contenders(2, 2),
  "3 × 1": contenders(3, 1),
  "3 × 2": contenders(3, 2),
  "2 × 2, one dies": { ...contenders(2, 2), deaths: 1 },
  "3 × 1, one dies": { ...contenders(3, 1), deaths: 1 },
  "2 × 1, whose time may be up, one dies": {
    ...contenders(2, 1),
    processes: [contender(0, 1, 5), contender(1, 1)],
    leaps: [1],
    deaths: 1,
  },
  "3 × 1, two die": { ...contenders(3, 1), deaths: 2 },
};
