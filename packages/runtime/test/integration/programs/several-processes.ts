/** Four processes at work at the same time: none ends before all have begun. */
import { Barrier, isMainProcess, Process } from "@mp/runtime";

async function work(i: number, together: Barrier): Promise<void> {
  console.log(`process ${i} works`);
  await together.wait();
  console.log(`process ${i} is done`);
}

if (isMainProcess) {
  const together = new Barrier(4);
  const workers = [0, 1, 2, 3].map((i) => new Process({ target: work, args: [i, together] }));
  for (const worker of workers) worker.start();
  for (const worker of workers) await worker.join();
  console.log(workers.map((worker) => worker.exitCode).join(" "));
}
