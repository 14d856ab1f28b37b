/** Two processes that add one to the same number at the same time: how many additions arrive with `+= 1`, and how many with `updateSync`. */
import { Barrier, isMainProcess, Process, Value } from "@mp/runtime";
import { count } from "./support/schedules.ts";

const TIMES = 1_000_000;
const RUNS = 5;

function addPlainly(n: Value<"i">, both: Barrier) {
  both.waitSync();
  for (let i = 0; i < TIMES; i++) n.value += 1;
}

function addWithItsLock(n: Value<"i">, both: Barrier) {
  both.waitSync();
  for (let i = 0; i < TIMES; i++) n.updateSync((value) => value + 1);
}

async function sumOf(target: typeof addPlainly): Promise<number> {
  const n = new Value("i", 0);
  const both = new Barrier(2);
  const adders = [1, 2].map(() => new Process({ target, args: [n, both] }));
  for (const p of adders) p.start();
  for (const p of adders) await p.join();
  return n.value;
}

/** How much is lost depends on chance: the middle one of a few runs. */
async function usualSumOf(target: typeof addPlainly): Promise<number> {
  const sums: number[] = [];
  for (let run = 0; run < RUNS; run++) sums.push(await sumOf(target));
  return sums.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

if (isMainProcess) {
  const [kept, updated] = [await usualSumOf(addPlainly), await usualSumOf(addWithItsLock)];
  console.log(JSON.stringify({ wanted: count(2 * TIMES), kept: count(kept), updated: count(updated) }));
}
