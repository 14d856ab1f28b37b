// The permit is given back on every way.
import { isMainProcess, Process, Semaphore } from "@mp/runtime";

function visit(tasks: number, permits: Semaphore) {
  using _ = permits.holdSync();
  if (tasks === 0) return;
}

if (isMainProcess) {
  const permits = new Semaphore(1);
  const both = [0, 0].map((tasks) => new Process({ target: visit, args: [tasks, permits] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("both were there");
}
