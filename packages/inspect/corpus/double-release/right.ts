// The lock is released once.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">, lock: Lock) {
  lock.acquireSync();
  counter.value += 1;
  lock.release();
}

if (isMainProcess) {
  const counter = new Value("i", 0, { lock: false });
  const lock = new Lock();
  const p = new Process({ target: increment, args: [counter, lock] });
  p.start();
  lock.acquireSync();
  counter.value += 1;
  lock.release();
  p.joinSync();
  console.log(counter.value);
}
