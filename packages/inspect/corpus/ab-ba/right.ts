// Both processes take a before b.
import { isMainProcess, Lock, Process } from "@mp/runtime";

function there(a: Lock, b: Lock) {
  a.acquireSync();
  b.acquireSync();
  b.release();
  a.release();
}

function back(a: Lock, b: Lock) {
  a.acquireSync();
  b.acquireSync();
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
