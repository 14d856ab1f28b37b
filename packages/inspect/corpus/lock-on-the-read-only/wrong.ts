// The value is read under the lock, but written when the lock has been let go.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">, lock: Lock) {
  lock.acquireSync();
  const seen = counter.value; // [read]
  lock.release();
  counter.value = seen + 1; // [write]
}

if (isMainProcess) {
  const counter = new Value("i", 0, { lock: false });
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
