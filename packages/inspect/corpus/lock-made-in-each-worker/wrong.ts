// The lock is made in the worker, so each worker has one of its own, which is always free.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">) {
  const lock = new Lock();
  using _ = lock.holdSync(); // [lock]
  counter.value += 1; // [read] [write]
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
