import { type MessagePort, Worker } from "node:worker_threads";
import { workerFile } from "./worker-file.ts";

/** The same as `Crew`, by hand: workers that are told by messages. */
export class BareCrew {
  private readonly workers: Worker[] = [];

  /** Adds a worker that runs `workers/bare/<name>.ts` with these ports. */
  add(name: string, ports: readonly MessagePort[]): void {
    this.workers.push(
      new Worker(workerFile(`bare/${name}`), { workerData: ports, transferList: [...ports] }),
    );
  }

  /** Tells all to do `count` and waits for them; gives their answers. */
  async do(count: number): Promise<number[]> {
    for (const worker of this.workers) worker.postMessage(count);
    return Promise.all(
      this.workers.map((worker) => new Promise<number>((resolve) => void worker.once("message", resolve))),
    );
  }
}
