// Each task adds what it found to a shared value: two workers may read it at the same time.
import { isMainProcess, Pool, Value } from "@mp/runtime";

function find(n: number, found: Value<"i">) {
  found.value += n; // [read] [write]
}

if (isMainProcess) {
  await using pool = new Pool(2);
  const found = new Value("i", 0);
  await Promise.all([1, 2].map((n) => pool.apply(find, [n, found])));
  console.log("found", found.value);
}
