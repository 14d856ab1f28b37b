/** The primes below a bound, counted in slices by as many processes as the pool has. */
import { isMainProcess, Pool } from "@mp/runtime";

function countPrimes(from: number, to: number): number {
  let count = 0;
  for (let n = Math.max(2, from); n < to; n++) {
    let prime = true;
    for (let divisor = 2; prime && divisor * divisor <= n; divisor++) prime = n % divisor !== 0;
    if (prime) count++;
  }
  return count;
}

if (isMainProcess) {
  await using pool = new Pool({ processes: 4 });
  const slices = Array.from({ length: 8 }, (_, i): [number, number] => [i * 25_000, (i + 1) * 25_000]);
  const counts = await pool.starmap(countPrimes, slices);
  console.log(counts.reduce((sum, count) => sum + count, 0));
}
