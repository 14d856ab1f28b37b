// Each task gives back what it found, and the main process adds it up.
import { isMainProcess, Pool } from "@mp/runtime";

function find(n: number) {
  return n;
}

if (isMainProcess) {
  await using pool = new Pool(2);
  const found = await Promise.all([1, 2].map((n) => pool.apply(find, [n])));
  console.log("found", found[0]! + found[1]!);
}
