// Both workers may see the last item. One of them takes it, the other one waits for another that never comes.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function work(tasks: Queue<number>) {
  while (!tasks.empty()) tasks.getSync(); // [look] [get]
}

if (isMainProcess) {
  const tasks = new Queue<number>();
  for (const n of [1, 2, 3]) tasks.putSync(n);
  const both = [1, 2].map(() => new Process({ target: work, args: [tasks] }));
  for (const p of both) p.start();
  for (const p of both) p.joinSync(); // [join]
  console.log("all done");
}
