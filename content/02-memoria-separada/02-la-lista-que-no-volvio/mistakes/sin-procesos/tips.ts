import { isMainProcess } from "@mp/runtime";

function count(coins: number, totals: number[]) {
  let sum = 0;
  for (let coin = 1; coin <= coins; coin++) sum += coin;
  totals.push(sum);
}

if (isMainProcess) {
  const totals: number[] = [];
  for (const coins of [2, 3, 4]) count(coins, totals);
  let all = 0;
  for (const sum of totals) all += sum;
  console.log(`[[es:propinas|en:tips]]: ${all}`);
}
