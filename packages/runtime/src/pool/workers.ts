/** The workers of one pool: started, replaced when they end, stopped. */

import { refOf } from "../kernel/handle.ts";
import { Process } from "../process/process.ts";
import { ROLE } from "../process/roles.ts";
import type { Queue } from "../queue/queue.ts";
import type { WorkerPlan } from "./messages.ts";
import { POOL_WORKER } from "./worker-loop.ts";

/** A group of worker processes over the same queues. */
export class Workers {
  private readonly tasks: Queue;
  private readonly answers: Queue;
  private readonly plan: WorkerPlan;
  private readonly alive = new Map<number, Process>();

  constructor(tasks: Queue, answers: Queue, plan: WorkerPlan) {
    this.tasks = tasks;
    this.answers = answers;
    this.plan = plan;
  }

  get count(): number {
    return this.alive.size;
  }

  /** Starts workers until there are `wanted`. */
  fill(wanted: number): void {
    while (this.alive.size < wanted) this.startOne();
  }

  /** Forgets a worker that has ended; gives its name. */
  remove(pid: number): string {
    const worker = this.alive.get(pid);
    this.alive.delete(pid);
    return worker?.name ?? `the worker with pid ${pid}`;
  }

  /** Ends one worker at once. */
  end(pid: number): void {
    this.alive.get(pid)?.terminate();
  }

  terminate(): void {
    for (const worker of this.alive.values()) worker.terminate();
  }

  async join(): Promise<void> {
    for (const worker of this.alive.values()) await worker.join();
  }

  joinSync(): void {
    for (const worker of this.alive.values()) worker.joinSync();
  }

  private startOne(): void {
    const worker = new Process<unknown[]>({
      args: [this.tasks, this.answers, this.plan],
      daemon: true,
      resourceLimits: this.plan.resourceLimits,
      [ROLE]: { role: POOL_WORKER, obituary: refOf(this.answers) as number },
    });
    worker.name = worker.name.replace("Process", "PoolWorker");
    worker.start();
    this.alive.set(worker.pid as number, worker);
  }
}
