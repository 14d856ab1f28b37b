// Both processes hold the lock that belongs to the value while they count.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function count(visitors: Value<"i">, door: Lock) {
  using _ = door.holdSync();
  visitors.value += 1;
}

if (isMainProcess) {
  const visitors = new Value("i", 0, { lock: false });
  const doors = new Lock();
  const both = [1, 2].map(() => new Process({ target: count, args: [visitors, doors] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(visitors.value);
}
