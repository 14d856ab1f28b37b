// The change comes first, and is told of while the lock is held.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function waiter(open: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  while (open.value === 0) changed.waitSync();
}

function opener(open: Value<"i">, changed: Condition) {
  changed.acquireSync();
  open.value = 1;
  changed.notifyAll();
  changed.release();
}

if (isMainProcess) {
  const [open, changed] = [new Value("i", 0, { lock: false }), new Condition()];
  const both = [waiter, opener].map((target) => new Process({ target, args: [open, changed] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("open");
}
