// The worker waits for an item that says "no more", which the main process puts when the worker has ended.
import { isMainProcess, Process, Queue } from "@mp/runtime";

function work(tasks: Queue<number | null>) {
  for (let n = tasks.getSync(); n !== null; n = tasks.getSync()) console.log(n * n); // [get]
}

if (isMainProcess) {
  const tasks = new Queue<number | null>();
  const worker = new Process({ target: work, args: [tasks] });
  worker.start();
  tasks.putSync(3);
  worker.joinSync(); // [join]
  tasks.putSync(null);
}
