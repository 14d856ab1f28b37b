/** Spare threads where processes are workers of `node:worker_threads`. See `process/spares.ts`. */

import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Spawn } from "../../process/protocol.ts";
import { Spares } from "../../process/spares.ts";
import type { Engine } from "./engine.ts";
import { SPARE_KEY, type Unborn } from "./port.ts";
import { threadFile } from "./thread-file.ts";

/** Flags that bring code into each thread that may ask at once which process it is, or a debugger who wants to see each begin. */
const HINDERS = /(?:^|\s)(?:-r|--(?:require|import|loader|experimental-loader|preload|inspect))/;

interface Spare {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly bell: Int32Array;
}

/** The spare threads of a family. */
export class SpareThreads {
  private readonly engine: Engine;
  private readonly spares: Spares<Spare>;
  /** The environment variables as the spares have them. */
  private variables = "";
  private usage = new Usage();

  constructor(engine: Engine) {
    this.engine = engine;
    this.spares = new Spares<Spare>({
      make: (fail) => this.make(fail),
      end,
      mayMake: () => !isHindered() && this.usage.leavesProcessor(),
    });
  }

  /** A spare thread that becomes the process as soon as it is up; `undefined` if there is none that would do. */
  take({ birth, resourceLimits }: Spawn): Worker | undefined {
    this.stir(1);
    this.dropOutdated();
    const spare = resourceLimits === undefined ? this.spares.take() : undefined;
    if (spare === undefined) return undefined;
    const { bell, port, worker } = spare;
    worker.removeAllListeners();
    port.postMessage(birth);
    Atomics.store(bell, 0, 1);
    Atomics.notify(bell, 0);
    return worker;
  }

  /** Notes that processes start, or that one has ended. */
  stir(starts: number): void {
    this.usage = new Usage();
    this.spares.stir(starts);
  }

  private make(fail: () => void): Spare {
    this.dropOutdated();
    const { port1: port, port2 } = new MessageChannel();
    const bell = new Int32Array(new SharedArrayBuffer(4));
    const unborn: Unborn = { port: port2, bell };
    const worker = new Worker(threadFile(this.engine, "worker"), {
      name: "mp spare",
      workerData: { [SPARE_KEY]: unborn },
      transferList: [port2],
    });
    worker.on("error", fail).on("exit", fail);
    return { worker, port, bell };
  }

  /** A thread has a copy of the environment variables, from when it was started. */
  private dropOutdated(): void {
    const now = variables();
    if (now !== this.variables) this.spares.giveUp();
    this.variables = now;
  }
}

function end({ port, worker }: Spare): void {
  // An error of its last moments concerns nobody.
  worker.removeAllListeners().on("error", () => {});
  void worker.terminate();
  port.close();
}

function isHindered(): boolean {
  const options = visible(() => process.env["NODE_OPTIONS"]) ?? "";
  return HINDERS.test(options) || process.execArgv.some((flag) => HINDERS.test(flag));
}

/** What a look at the environment gives; `undefined` on Deno, when the program may not see it. */
function visible<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function variables(): string {
  // Sorted, since on Deno their order differs from look to look. What may not be seen there is shared by all threads anyway.
  const pairs = visible(() => Object.entries(process.env).map(([name, value]) => `${name}=${value}`));
  return (pairs ?? []).toSorted().join("\n");
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
