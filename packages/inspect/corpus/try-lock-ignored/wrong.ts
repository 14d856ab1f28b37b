// `acquire` with a timeout answers `false` if the time was up. This program goes on without the lock, and gives back what it never had.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">, lock: Lock) {
  lock.acquireSync({ timeout: 0 }); // [try]
  counter.value += 1; // [read] [write]
  lock.release(); // [release]
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
