/** Eight tasks that compute, by pools of one, two and eight workers: how many times as fast as by one. */
import { isMainProcess, Pool } from "@mp/runtime";
import { medians } from "./support/rounds.ts";

const TASKS = [1, 2, 3, 4, 5, 6, 7, 8];

function compute(n: number): number {
  let sum = 0;
  for (let i = 0; i < 5_000_000; i++) sum += i % n;
  return sum;
}

if (isMainProcess) {
  await using one = new Pool(1);
  await using two = new Pool(2);
  await using eight = new Pool(8);
  const by = (pool: Pool) => () => pool.map(compute, TASKS, { chunksize: 1 });
  const time = await medians({ one: by(one), two: by(two), eight: by(eight) }, 15);
  const times = (value: number) => ({ value, unit: "", digits: 1 });
  console.log(JSON.stringify({ two: times(time.one / time.two), eight: times(time.one / time.eight) }));
}
