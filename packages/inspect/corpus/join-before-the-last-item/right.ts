// The worker is told that there is no more, and joined then.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function work(tasks: Queue<number | null>) {
  for (let n = tasks.getSync(); n !== null; n = tasks.getSync()) console.log(n * n);
}

if (isMainProcess) {
  const tasks = new Queue<number | null>();
  const worker = new Process({ target: work, args: [tasks] });
  worker.start();
  tasks.putSync(3);
  tasks.putSync(null);
  worker.joinSync();
}
