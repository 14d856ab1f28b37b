import { FixedQueue, Piscina } from "piscina";
import type { MakeDoubler } from "./doubler.ts";
import { workerFile } from "./worker-file.ts";

/**
 * Piscina as it comes, or tuned: of 1, 4, 16, 64, 256 and 1024 tasks at once for each worker, 64 and more did best with 50,000
 * outstanding, up to 1.5 times as well as the default of 1; its README recommends FixedQueue for long queues.
 */
export function piscinaWith(atomics?: "sync" | "async" | "disabled"): MakeDoubler {
  return (workers) => {
    const fixed = { filename: workerFile("doubler"), minThreads: workers, maxThreads: workers };
    const tuned = { concurrentTasksPerWorker: 64, taskQueue: new FixedQueue() };
    const pool = new Piscina<number, number>(atomics === undefined ? fixed : { ...fixed, ...tuned, atomics });
    return { double: (n) => pool.run(n) };
  };
}
