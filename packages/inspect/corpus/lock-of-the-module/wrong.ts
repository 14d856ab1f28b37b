// The lock stands in the module, and each process runs the module for itself: three locks in place of one.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

const lock = new Lock();

function increment(counter: Value<"i">) {
  lock.acquireSync(); // [lock]
  counter.value += 1; // [read] [write]
  lock.release();
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
