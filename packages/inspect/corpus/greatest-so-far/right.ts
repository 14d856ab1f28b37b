// Each process notes down what it found if that is more than the best so far, under the lock.
import { isMainProcess, Process, Value } from "@mp/runtime";

function compare(found: number, best: Value<"i">) {
  using _ = best.getLock().holdSync();
  const soFar = best.value;
  if (found > soFar) best.value = found;
}

if (isMainProcess) {
  const best = new Value("i", 0);
  const both = [3, 7].map((found) => new Process({ target: compare, args: [found, best] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("best", best.value);
}
