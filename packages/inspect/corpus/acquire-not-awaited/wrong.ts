// `acquire()` gives a promise. Who does not await it goes on before the lock is there.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

async function increment(counter: Value<"i">, lock: Lock) {
  void lock.acquire(); // [try]
  counter.value += 1; // [read] [write]
  await Promise.resolve();
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
