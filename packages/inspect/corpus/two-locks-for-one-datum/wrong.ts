// Each process holds a lock while it counts, but not the same one: a lock protects data only if everybody takes that one.
import { isMainProcess, Lock, Process, Value } from "@mp/runtime";

function count(visitors: Value<"i">, door: Lock) {
  using _ = door.holdSync();
  visitors.value += 1; // [read] [write]
}

if (isMainProcess) {
  const visitors = new Value("i", 0, { lock: false });
  const [north, south] = [new Lock(), new Lock()];
  const both = [north, south].map((door) => new Process({ target: count, args: [visitors, door] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log(visitors.value);
}
