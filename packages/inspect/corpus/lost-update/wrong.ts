// Two processes add one to the same value. `+=` reads and then writes, so one of the additions may be lost.
import { isMainProcess, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">) {
  counter.value += 1; // [read] [write]
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
