/** A pool of four processes squares the items of a list, and then those of a range. */
import { isMainProcess, Pool } from "@mp/runtime";

function square(x: number): number {
  return x * x;
}

if (isMainProcess) {
  await using pool = new Pool(4);
  console.log(await pool.map(square, [1, 2, 3, 4]));
  const range = Array.from({ length: 10 }, (_, i) => i);
  console.log((await pool.map(square, range)).join(" "));
  console.log(await pool.apply(square, [12]));
}
