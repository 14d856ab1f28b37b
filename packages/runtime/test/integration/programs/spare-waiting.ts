/** Starts processes with pauses until one has begun in a spare thread, and ends while the next spare waits; or, with "none", starts a few. */
import { threadName } from "node:worker_threads";
import { isMainProcess, Process, SimpleQueue, sleep } from "@mp/runtime";

function tellsItsThread(names: SimpleQueue<string>): void {
  names.putSync(threadName ?? "");
}

async function beginsInSpare(): Promise<boolean> {
  using names = new SimpleQueue<string>();
  const child = new Process({ target: tellsItsThread, args: [names] });
  child.start();
  await child.join();
  return (await names.get()) === "mp spare";
}

if (isMainProcess) {
  const tries = process.argv[2] === "none" ? 4 : 100;
  let isSpare = false;
  for (let n = 0; n < tries && !isSpare; n++) {
    if (n > 0) await sleep(300);
    isSpare = await beginsInSpare();
  }
  console.log(isSpare ? "in a spare thread" : "in a thread of its own");
  await sleep(300);
  console.log("the end");
}
