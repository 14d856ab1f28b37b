/** A process that takes its time; the main program goes on only when it has ended. */
import { isMainProcess, Process, sleep } from "@mp/runtime";

async function nap(): Promise<void> {
  console.log("process begins");
  await sleep(50);
  console.log("process ends");
}

if (isMainProcess) {
  const napping = new Process({ target: nap });
  napping.start();
  napping.joinSync();
  console.log("main program ends");
}
