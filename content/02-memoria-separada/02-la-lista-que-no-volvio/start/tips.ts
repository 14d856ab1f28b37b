import { Process, isMainProcess } from "@mp/runtime";

function count(coins: number, totals: number[]) {
  let sum = 0;
  for (let coin = 1; coin <= coins; coin++) sum += coin;
  totals.push(sum);
}

if (isMainProcess) {
  const totals: number[] = [];
  const counters = [2, 3, 4].map(
    (coins) => new Process({ target: count, args: [coins, totals] }),
  );
  for (const p of counters) p.start();
  for (const p of counters) await p.join();
  let all = 0;
  for (const sum of totals) all += sum;
  console.log(`[[es:propinas|en:tips]]: ${all}`);
}
