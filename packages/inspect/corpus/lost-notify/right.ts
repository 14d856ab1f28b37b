// What was notified is also kept in a value, which the waiter looks at before it waits.
import { Condition, isMainProcess, Process, Value } from "@mp/runtime";

function waiter(done: Condition, isDone: Value<"i">) {
  using _ = done.holdSync();
  while (isDone.value === 0) done.waitSync();
}

if (isMainProcess) {
  const done = new Condition();
  const isDone = new Value("i", 0, { lock: false });
  const p = new Process({ target: waiter, args: [done, isDone] });
  p.start();
  done.acquireSync();
  isDone.value = 1;
  done.notifyAll();
  done.release();
  p.joinSync();
  console.log("it went on");
}
