// Who finds nothing to do returns early, and keeps the permit. The next one waits for ever.
import { isMainProcess, Process, Semaphore } from "@mp/runtime";

function visit(tasks: number, permits: Semaphore) {
  permits.acquireSync(); // [acquire]
  if (tasks === 0) return;
  permits.release();
}

if (isMainProcess) {
  const permits = new Semaphore(1);
  const both = [0, 0].map((tasks) => new Process({ target: visit, args: [tasks, permits] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync(); // [join]
  console.log("both were there");
}
