// Two sellers sell the last seat. Each step holds the lock, but between the two steps somebody else may sell.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function sell(seats: Value<"i">, lock: Lock) {
  lock.acquireSync();
  const free = seats.value; // [look]
  lock.release();
  if (free === 0) return;
  lock.acquireSync();
  seats.value = free - 1; // [take]
  lock.release();
}

if (isMainProcess) {
  const seats = new Value("i", 2, { lock: false });
  const lock = new Lock();
  const both = [1, 2].map(() => new Process({ target: sell, args: [seats, lock] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(seats.value);
}
