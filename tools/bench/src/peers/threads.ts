import { Pool, spawn, Worker } from "threads";
import type { MakeDoubler } from "./doubler.ts";

type Double = (n: number) => Promise<number>;

/** Before each task it waits for a timer, so that 50,000 of them would take a minute. */
const MOST = 1000;

const make: MakeDoubler = (workers) => {
  const start = () => spawn<Double>(new Worker("./workers/threads.ts"));
  const pool = Pool(start, { size: workers, concurrency: 16 });
  return { most: MOST, double: (n) => pool.queue((double) => double(n)) };
};
export default make;
