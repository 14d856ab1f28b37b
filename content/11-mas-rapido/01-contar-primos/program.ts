import { Pool, isMainProcess } from "@mp/runtime";

function isPrime(n: number) {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return true;
}

if (isMainProcess) {
  const numbers = Array.from({ length: 300 }, (_, i) => 100_000_000_000 + i);
  await using pool = new Pool(2);
  await pool.map(isPrime, numbers.slice(0, 20)); // [[es:para que arranquen|en:to start them]]

  let start = performance.now();
  let primes = numbers.map((n) => isPrime(n)).filter(Boolean).length;
  const alone = performance.now() - start;
  console.log(`[[es:solo el padre|en:the parent alone]]: ${primes}, ${alone.toFixed(0)} ms`);

  start = performance.now();
  primes = (await pool.map(isPrime, numbers)).filter(Boolean).length;
  const shared = performance.now() - start;
  console.log(`[[es:entre dos|en:shared by two]]: ${primes}, ${shared.toFixed(0)} ms`);
  console.log(`[[es:aceleración|en:speed-up]]: ${(alone / shared).toFixed(2)}`);
}
