import { Pool, isMainProcess, sleepSync } from "@mp/runtime";

function square(n: number) {
  sleepSync(n * 100);
  console.log(`[[es:calculado|en:computed]] ${n} x ${n}`);
  return n * n;
}

if (isMainProcess) {
  await using pool = new Pool(4);
  const results = await pool.map(square, [4, 3, 2, 1]);
  console.log(`map: ${results.join(", ")}`);
  console.log(`apply: ${await pool.apply(square, [5])}`);
}
