// The second release gives away the hold of the other process, if that has got the lock by then.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">, lock: Lock) {
  lock.acquireSync();
  counter.value += 1; // [read] [write]
  lock.release();
  lock.release(); // [second]
}

if (isMainProcess) {
  const counter = new Value("i", 0, { lock: false });
  const lock = new Lock();
  const p = new Process({ target: increment, args: [counter, lock] });
  p.start();
  lock.acquireSync();
  counter.value += 1;
  lock.release(); // [main-release]
  p.joinSync();
  console.log(counter.value);
}
