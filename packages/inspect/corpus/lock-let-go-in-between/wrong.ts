// Every access holds the lock, and yet an addition may be lost: the lock was free between the read and the write.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function read(counter: Value<"i">, lock: Lock) {
  using _ = lock.holdSync();
  return counter.value; // [read]
}

function write(counter: Value<"i">, lock: Lock, n: number) {
  using _ = lock.holdSync();
  counter.value = n; // [write]
}

function increment(counter: Value<"i">, lock: Lock) {
  write(counter, lock, read(counter, lock) + 1);
}

if (isMainProcess) {
  const counter = new Value("i", 0, { lock: false });
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
