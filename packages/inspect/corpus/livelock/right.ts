// Both take the left lock first: one of them waits, and the other one gets on.
import { isMainProcess, Lock, Process, sleepSync } from "@mp/runtime";

function pass(left: Lock, right: Lock) {
  left.acquireSync();
  sleepSync(1); // a step ahead
  right.acquireSync();
  right.release();
  left.release();
}

if (isMainProcess) {
  const [left, right] = [new Lock(), new Lock()];
  const both = [1, 2].map(() => new Process({ target: pass, args: [left, right] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("both have passed");
}
