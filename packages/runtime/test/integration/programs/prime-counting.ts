/** Counting primes, work for the processor, shared out by a pool. */
import { isMainProcess, Pool } from "@mp/runtime";

function isPrime(n: number): boolean {
  if (n < 2) return false;
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}

if (isMainProcess) {
  await using pool = new Pool(4);
  const numbers = Array.from({ length: 300 }, (_, i) => 10_000 + i);
  const answers = await pool.map(isPrime, numbers);
  console.log(`${answers.filter(Boolean).length} primes`);
}
