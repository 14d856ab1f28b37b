// One process takes a and then b, the other one b and then a. If each has its first, both wait for ever.
import { isMainProcess, Lock, Process } from "@mp/runtime";

function there(a: Lock, b: Lock) {
  a.acquireSync(); // [there-first]
  b.acquireSync(); // [there-second]
  b.release();
  a.release();
}

function back(a: Lock, b: Lock) {
  b.acquireSync(); // [back-first]
  a.acquireSync(); // [back-second]
  a.release();
  b.release();
}

if (isMainProcess) {
  const [a, b] = [new Lock(), new Lock()];
  const both = [there, back].map((target) => new Process({ target, args: [a, b] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("there and back");
}
