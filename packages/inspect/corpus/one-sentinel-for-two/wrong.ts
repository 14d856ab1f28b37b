// Each worker needs an item of its own that says "no more". The second worker waits for ever.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function work(tasks: Queue<number | null>) {
  while (tasks.getSync() !== null); // [get]
}

if (isMainProcess) {
  const tasks = new Queue<number | null>();
  for (const n of [1, 2, null]) tasks.putSync(n);
  const both = [1, 2].map(() => new Process({ target: work, args: [tasks] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync(); // [join]
  console.log("all done");
}
