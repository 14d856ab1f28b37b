// The worker skips bad tasks, and forgets to say that it is done with them: `join` waits for ever.
import { isMainProcess, JoinableQueue, Process } from "@mp/runtime";

function work(tasks: JoinableQueue<number>) {
  for (;;) {
    const n = tasks.getSync(); // [get]
    if (n < 0) continue;
    tasks.taskDone();
  }
}

if (isMainProcess) {
  const tasks = new JoinableQueue<number>();
  for (const n of [4, -1]) tasks.putSync(n);
  const worker = new Process({ target: work, args: [tasks], daemon: true });
  worker.start();
  tasks.joinSync(); // [join]
  console.log("all done");
}
