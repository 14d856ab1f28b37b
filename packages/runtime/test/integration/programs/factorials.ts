/** The factorials of ten numbers, by a pool; results larger than a double's integers come as bigints. */
import { isMainProcess, Pool } from "@mp/runtime";

function factorial(n: number): bigint {
  let result = 1n;
  for (let factor = 2n; factor <= BigInt(n); factor++) result *= factor;
  return result;
}

if (isMainProcess) {
  await using pool = new Pool(4);
  const small = Array.from({ length: 10 }, (_, i) => i + 1);
  console.log((await pool.map(factorial, small)).join(" "));
  console.log(String(await pool.apply(factorial, [30])));
}
