import { Pool, isMainProcess } from "@mp/runtime";

function isPrime(n: number) {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return true;
}

if (isMainProcess) {
  const numbers = Array.from({ length: 300 }, (_, i) => 10_000_000_000 + i);
  const times: number[] = [];
  let start = performance.now();
  await using pool = new Pool(2);
  for (let round = 0; round < 8; round++) {
    await pool.map(isPrime, numbers);
    const end = performance.now();
    times.push(Math.round(end - start));
    start = end;
  }
  const [first, ...others] = times;
  const mean = times.reduce((sum, ms) => sum + ms) / 8;
  const median = others.toSorted((a, b) => a - b)[3];
  console.log(`[[es:la primera|en:the first]]: ${first} ms`);
  console.log(`[[es:las otras|en:the others]]: ${others.join(" ")}`);
  console.log(`[[es:media de todas|en:mean of all]]: ${Math.round(mean)} ms`);
  console.log(`[[es:mediana de las otras|en:median of the others]]: ${median} ms`);
}
