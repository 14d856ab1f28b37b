// The lock is made once, and sent to both workers.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function increment(counter: Value<"i">, lock: Lock) {
  using _ = lock.holdSync();
  counter.value += 1;
}

if (isMainProcess) {
  const counter = new Value("i", 0);
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: increment, args: [counter, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(counter.value);
}
