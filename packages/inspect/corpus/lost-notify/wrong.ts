// `notify` wakes those who wait now. If the waiter comes later, it waits for ever.
import { Condition, isMainProcess, Process } from "@mp/runtime";

function waiter(done: Condition) {
  using _ = done.holdSync();
  done.waitSync(); // [wait]
}

if (isMainProcess) {
  const done = new Condition();
  const p = new Process({ target: waiter, args: [done] });
  p.start();
  done.acquireSync();
  done.notifyAll(); // [notify]
  done.release();
  p.joinSync(); // [join]
  console.log("it went on");
}
