// The value changes under the lock, and nobody is notified: who waits already waits on.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function waiter(open: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  while (open.value === 0) changed.waitSync(); // [look] [wait]
}

if (isMainProcess) {
  const [open, changed] = [new Value("i", 0, { lock: false }), new Condition()];
  const p = new Process({ target: waiter, args: [open, changed] });
  p.start();
  changed.acquireSync();
  open.value = 1; // [change]
  changed.release();
  p.joinSync(); // [join]
  console.log("open");
}
