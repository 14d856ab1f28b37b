import { Pool, isMainProcess } from "@mp/runtime";

function factorial(n: number) {
  console.log(`[[es:calculo|en:computing]] ${n}!`);
  let product = 1;
  for (let factor = 2; factor <= n; factor++) product *= factor;
  console.log(`${n}! = ${product}`);
}

if (isMainProcess) {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  await using pool = new Pool(2);
  await pool.map(factorial, numbers);
}
