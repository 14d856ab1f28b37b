// The change is made under the lock of the condition.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function wait(open: Value<"i">, changed: Condition) {
  using _ = changed.holdSync();
  changed.waitForSync(() => open.value === 1);
  console.log("in");
}

if (isMainProcess) {
  const open = new Value("i", 0, { lock: false });
  const changed = new Condition();
  const p = new Process({ target: wait, args: [open, changed] });
  p.start();
  changed.acquireSync();
  open.value = 1;
  changed.notifyAll();
  changed.release();
  p.joinSync();
}
