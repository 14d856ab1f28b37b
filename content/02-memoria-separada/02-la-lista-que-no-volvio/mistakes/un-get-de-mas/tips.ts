import { Process, Queue, isMainProcess } from "@mp/runtime";

function count(coins: number, totals: Queue<number>) {
  let sum = 0;
  for (let coin = 1; coin <= coins; coin++) sum += coin;
  totals.putSync(sum);
}

if (isMainProcess) {
  const totals = new Queue<number>();
  const counters = [2, 3, 4].map(
    (coins) => new Process({ target: count, args: [coins, totals] }),
  );
  for (const p of counters) p.start();
  let all = 0;
  for (let n = 0; n <= counters.length; n++) all += await totals.get();
  for (const p of counters) await p.join();
  console.log(`[[es:propinas|en:tips]]: ${all}`);
}
