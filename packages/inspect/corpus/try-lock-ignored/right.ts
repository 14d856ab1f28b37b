// The lock is waited for.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">, lock: Lock) {
  lock.acquireSync();
  counter.value += 1;
  lock.release();
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
