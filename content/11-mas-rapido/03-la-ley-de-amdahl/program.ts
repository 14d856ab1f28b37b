import { Pool, isMainProcess, sleepSync } from "@mp/runtime";

const ALONE = 100; // [[es:ms de uno solo: hacer la compra|en:ms for one only: the shopping]]
const SHARED = 400; // [[es:ms que se pueden repartir: cocinar|en:ms that can be shared out: cooking]]

function cook(ms: number) {
  sleepSync(ms);
}

if (isMainProcess) {
  await using pool = new Pool(8);
  // [[es:Para que arranquen.|en:To have them started.]]
  await pool.map(cook, Array.from({ length: 8 }, () => 200));
  for (const n of [1, 2, 4, 8]) {
    const start = performance.now();
    sleepSync(ALONE);
    await pool.map(cook, Array.from({ length: n }, () => SHARED / n));
    const real = (ALONE + SHARED) / (performance.now() - start);
    const most = (ALONE + SHARED) / (ALONE + SHARED / n);
    console.log(`${n}: ${most.toFixed(2)} ([[es:medido|en:measured]] ${real.toFixed(2)})`);
  }
}
