// The waiter is woken, finds nothing changed, and waits again. Then comes the change, and nobody tells of it.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function waiter(open: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  while (open.value === 0) changed.waitSync(); // [look] [wait]
}

function opener(open: Value<"i">, changed: Condition) {
  changed.acquireSync();
  changed.notifyAll(); // [notify]
  changed.release();
  changed.acquireSync();
  open.value = 1; // [change]
  changed.release();
}

if (isMainProcess) {
  const [open, changed] = [new Value("i", 0, { lock: false }), new Condition()];
  const both = [waiter, opener].map((target) => new Process({ target, args: [open, changed] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync(); // [join]
  console.log("open");
}
