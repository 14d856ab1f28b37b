// Two sellers sell a seat each. The lock is held from the look to the sale.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function sell(seats: Value<"i">, lock: Lock) {
  lock.acquireSync();
  const free = seats.value;
  if (free > 0) seats.value = free - 1;
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
