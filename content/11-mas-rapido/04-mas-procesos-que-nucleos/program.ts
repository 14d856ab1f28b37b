import { Pool, isMainProcess, sleepSync } from "@mp/runtime";

const TASKS = [1, 2, 3, 4, 5, 6, 7, 8];

function compute(n: number) {
  let sum = 0;
  for (let i = 0; i < 5_000_000; i++) sum += i % n;
  return sum;
}

function wait() {
  sleepSync(100);
}

async function timed(pool: Pool, task: (n: number) => unknown) {
  const start = performance.now();
  await pool.map(task, TASKS, { chunksize: 1 });
  return Math.round(performance.now() - start);
}

if (isMainProcess) {
  for (const workers of [2, 8]) {
    await using pool = new Pool(workers);
    await timed(pool, wait); // [[es:para que arranquen|en:to start them]]
    const computing = await timed(pool, compute);
    console.log(`${workers}: [[es:calcular|en:computing]] ${computing} ms`);
    const waiting = await timed(pool, wait);
    console.log(`${workers}: [[es:esperar|en:waiting]] ${waiting} ms`);
  }
}
