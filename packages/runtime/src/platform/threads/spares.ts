/** Spare threads where processes are workers of `node:worker_threads`. See `process/spares.ts`. */

import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import type { Spawn } from "../../process/protocol.ts";
import { Spares } from "../../process/spares.ts";
import type { Engine } from "./engine.ts";
import { maySpare } from "./may-spare.ts";
import { SpareThread } from "./spare-thread.ts";
import { threadFile } from "./thread-file.ts";

/** The spare threads of a family. */
export class SpareThreads {
  private readonly spares: Spares<SpareThread>;
  private usage = new Usage();

  /** @param early one that is there already. */
  constructor(engine: Engine, early: SpareThread | undefined) {
    this.spares = new Spares<SpareThread>({
      make: () => new SpareThread(threadFile(engine, "worker")),
      mayMake: () => maySpare() && this.usage.leavesProcessor(),
    });
    if (early !== undefined) this.spares.add(early);
  }

  /** A spare thread that becomes the process as soon as it is up; `undefined` if there is none that would do. */
  take({ birth, resourceLimits }: Spawn): Worker | undefined {
    this.stir(1);
    if (resourceLimits !== undefined) return undefined;
    for (let spare = this.spares.take(); spare !== undefined; spare = this.spares.take()) {
      if (!spare.isOutdated) return spare.become(birth);
      spare.end();
    }
    return undefined;
  }

  /** Notes that processes start, or that one has ended. */
  stir(starts: number): void {
    this.usage = new Usage();
    this.spares.stir(starts);
  }
}

/** How much of the machine the program has used since some moment, in all its threads. */
class Usage {
  private readonly from = performance.now();
  private readonly before = process.cpuUsage();

  /** Whether at least half a processor had nothing to do for this program. */
  leavesProcessor(): boolean {
    const { user, system } = process.cpuUsage(this.before);
    const processors = (user + system) / 1000 / (performance.now() - this.from);
    return processors < availableParallelism() - 0.5;
  }
}
