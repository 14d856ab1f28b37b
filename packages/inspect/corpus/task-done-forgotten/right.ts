// The worker says of each task that it is done with it.
import { isMainProcess, JoinableQueue, Process } from "@mp/runtime";

function work(tasks: JoinableQueue<number>) {
  for (;;) {
    const n = tasks.getSync();
    if (n >= 0) Math.sqrt(n);
    tasks.taskDone();
  }
}

if (isMainProcess) {
  const tasks = new JoinableQueue<number>();
  for (const n of [4, -1]) tasks.putSync(n);
  const worker = new Process({ target: work, args: [tasks], daemon: true });
  worker.start();
  tasks.joinSync();
  console.log("all done");
}
