/** Two processes, each with a pid of its own. */
import { currentProcess, isMainProcess, parentProcess, Process } from "@mp/runtime";

function introduce(): void {
  console.log(`child ${currentProcess().pid} of ${parentProcess()?.pid}`);
}

if (isMainProcess) {
  console.log(`parent ${currentProcess().pid}`);
  const child = new Process({ target: introduce });
  child.start();
  await child.join();
}
