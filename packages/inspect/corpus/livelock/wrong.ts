// Each takes its lock, finds the other one's taken, lets go, and tries again: nobody waits, and nobody gets on.
import { isMainProcess, Lock, Process, sleepSync } from "@mp/runtime";

function pass(mine: Lock, other: Lock) {
  for (;;) {
    mine.acquireSync(); // [mine]
    sleepSync(1); // a step ahead
    if (other.acquireSync({ timeout: 0 })) break; // [other]
    sleepSync(1); // a step back
    mine.release(); // [give-way]
  }
  other.release();
  mine.release();
}

if (isMainProcess) {
  const [left, right] = [new Lock(), new Lock()];
  const one = new Process({ target: pass, args: [left, right] });
  const two = new Process({ target: pass, args: [right, left] });
  one.start();
  two.start();
  one.joinSync();
  two.joinSync();
  console.log("both have passed");
}
