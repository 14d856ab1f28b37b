// Each worker takes until it meets an item that says "no more".
import { isMainProcess, Process, Queue } from "@mp/runtime";

function work(tasks: Queue<number | null>) {
  while (tasks.getSync() !== null);
}

if (isMainProcess) {
  const tasks = new Queue<number | null>();
  for (const n of [1, 2, 3, null, null]) tasks.putSync(n);
  const both = [1, 2].map(() => new Process({ target: work, args: [tasks] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync();
  console.log("all done");
}
