/** Counting primes with a pool of two: how many times as fast, how little async functions help, and what a pool costs where there is little to do. */
import { isMainProcess, Pool } from "@mp/runtime";
import { medians } from "./support/rounds.ts";

function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return true;
}

/** Three hundred numbers from there on. */
const from = (first: number) => Array.from({ length: 300 }, (_, i) => first + i);

if (isMainProcess) {
  await using pool = new Pool(2);
  const [large, small] = [from(100_000_000_000), from(10_000)];
  const heavy = await medians(
    {
      alone: () => large.map((n) => isPrime(n)),
      shared: () => pool.map(isPrime, large),
      tasks: () => Promise.all(large.map(async (n) => isPrime(n))),
    },
    15,
  );
  const light = await medians(
    { alone: () => small.map((n) => isPrime(n)), shared: () => pool.map(isPrime, small) },
    51,
  );
  const times = (value: number, digits = 1) => ({ value, unit: "", digits });
  console.log(
    JSON.stringify({
      shared: times(heavy.alone / heavy.shared),
      tasks: times(heavy.alone / heavy.tasks),
      small: times(light.shared / light.alone, 0),
    }),
  );
}
