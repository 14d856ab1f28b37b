/** The life of a process as its parent sees it: not started, alive, ended. */
import { Event, isMainProcess, Process } from "@mp/runtime";

function work(mayEnd: Event): void {
  console.log("task begins");
  mayEnd.waitSync();
  console.log("task ends");
}

if (isMainProcess) {
  const mayEnd = new Event();
  const task = new Process({ target: work, args: [mayEnd] });
  console.log("before", task.pid, task.isAlive(), task.exitCode);
  task.start();
  console.log("started", task.pid, task.isAlive(), task.exitCode);
  mayEnd.set();
  await task.join();
  console.log("joined", task.pid, task.isAlive(), task.exitCode);
}
