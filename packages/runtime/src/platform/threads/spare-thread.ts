/**
 * A spare thread, as the supervisor has it. This module imports nothing of the library: the first such thread is started before the
 * supervisor has loaded that.
 */

import { MessageChannel, type MessagePort, Worker, workerData } from "node:worker_threads";

/** Key in the data of a thread that is told later which process it is. */
export const SPARE_KEY = "@mp/runtime/spare";

/** Key in the data of a supervisor whose first process may begin in a spare thread. */
export const EARLY_KEY = "@mp/runtime/early";

/** What a spare thread waits for. */
export interface Unborn {
  /** Where its birth record comes from. */
  readonly port: MessagePort;
  /** Set to 1 when that has been sent. */
  readonly bell: Int32Array;
}

/** A thread that waits to be told which process it is. */
export class SpareThread {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly bell = new Int32Array(new SharedArrayBuffer(4));
  /** The environment variables, of which it has a copy. */
  private readonly variables = variables();
  private hasFailed = false;
  private failed = (): void => {};

  /** Starts one with the entry of a process. */
  constructor(file: URL) {
    const { port1, port2 } = new MessageChannel();
    const unborn: Unborn = { port: port2, bell: this.bell };
    this.port = port1;
    this.worker = new Worker(file, {
      name: "mp spare",
      workerData: { [SPARE_KEY]: unborn },
      transferList: [port2],
    });
    const fail = (): void => {
      this.hasFailed = true;
      this.failed();
    };
    this.worker.on("error", fail).on("exit", fail);
  }

  /** Whether the program's environment has changed since it was started. */
  get isOutdated(): boolean {
    return variables() !== this.variables;
  }

  /** Says what is done if it ends, or can't come up, before it is given a process. */
  whenFailed(failed: () => void): void {
    this.failed = failed;
    if (this.hasFailed) failed();
  }

  /** Makes it the process with this birth record, as soon as it is up. */
  become(birth: unknown): Worker {
    this.worker.removeAllListeners();
    this.port.postMessage(birth);
    Atomics.store(this.bell, 0, 1);
    Atomics.notify(this.bell, 0);
    return this.worker;
  }

  /** Ends it. */
  end(): void {
    // An error of its last moments concerns nobody.
    this.worker.removeAllListeners().on("error", () => {});
    void this.worker.terminate();
    this.port.close();
  }
}

function variables(): string {
  try {
    const pairs = Object.entries(process.env).map(([name, value]) => `${name}=${value}`);
    // Sorted, since on Deno their order differs from look to look.
    return pairs.toSorted().join("\n");
  } catch {
    // Deno, when the program may not see them; there all threads share them.
    return "";
  }
}

/**
 * Starts the thread of the first process, if it may be a spare one: while this supervisor loads the library. So the first process of a
 * program begins when both have, and not after one and then the other.
 */
export function startEarly(file: URL): SpareThread | undefined {
  return (workerData as Record<string, unknown>)[EARLY_KEY] === true ? new SpareThread(file) : undefined;
}
