// The value is read before the lock is taken, so it may be old when it is written.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">, lock: Lock) {
  const seen = counter.value; // [read]
  using _ = lock.holdSync();
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
