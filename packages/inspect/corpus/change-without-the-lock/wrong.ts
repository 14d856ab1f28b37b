// The waiter looks under the lock, but the change is made without it.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function wait(open: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  changed.waitForSync(() => open.value === 1); // [look]
  console.log("in");
}

if (isMainProcess) {
  const open = new Value("i", 0, { lock: false });
  const changed = new Condition();
  const p = new Process({ target: wait, args: [open, changed] });
  p.start();
  open.value = 1; // [change]
  changed.acquireSync();
  changed.notifyAll();
  changed.release();
  p.joinSync();
}
