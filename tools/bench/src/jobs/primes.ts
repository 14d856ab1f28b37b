import { Pool } from "@mp/runtime";
import { type Job, type Prepare, seconds } from "../job.ts";

const limit = (quick: boolean): number => (quick ? 2_000_000 : 4_000_000);
const PARTS = 32;

function countPrimes(from: number, to: number): number {
  let count = 0;
  for (let n = Math.max(2, from); n < to; n++) if (isPrime(n)) count++;
  return count;
}

function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return true;
}

/** Seconds to count the primes below a limit, in parts that take about as long. */
const subject =
  (processes: number): Prepare =>
  ({ quick }) => {
    const pool = new Pool(processes);
    const size = limit(quick) / PARTS;
    const parts = Array.from({ length: PARTS }, (_, n): [number, number] => [n * size, (n + 1) * size]);
    return () => seconds(() => pool.starmap(countPrimes, parts, { chunksize: 1 }));
  };

const job: Job = {
  title: "counting primes with a pool of 2 processes, against 1",
  unit: "s",
  better: "less",
  subjects: {
    mp: subject(2),
    "1 process": subject(1),
  },
};
export default job;
