import type { Group } from "../cgroup/group.ts";
import type { SandboxLimit, SandboxLimits } from "../port.ts";

/** Why a run was ended before its end. */
export type Cause =
  | { readonly type: "limit"; readonly time: number; readonly name: SandboxLimit; readonly value: number }
  | { readonly type: "stopped"; readonly time: number };

/** Between two looks at what a run has used. */
const LOOK_MS = 50;

const VALUES = {
  time: "timeMs",
  cpu: "cpuMs",
  memory: "memoryBytes",
  output: "outputBytes",
  processes: "processes",
} as const satisfies Record<SandboxLimit, keyof SandboxLimits>;

/** What to watch. */
export interface Watched {
  /** Ends the program, and all that it has started. */
  readonly end: () => void;
  readonly group: Group;
  readonly limits: SandboxLimits;
  readonly signal: AbortSignal;
}

/** Holds one run to its limits, and ends it when one is met or somebody says so. It believes nothing that the program says. */
export class Supervisor implements Disposable {
  readonly #watched: Watched;
  readonly #timer: NodeJS.Timeout;
  readonly #meter: NodeJS.Timeout;
  #readyAt: number | undefined;
  #cpuBefore = 0;
  #printed = 0;
  #started = 0;
  #cause: Cause | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
    const { limits, signal } = watched;
    this.#timer = setTimeout(() => this.limit("time"), limits.timeMs);
    this.#meter = setInterval(() => this.look(), LOOK_MS);
    if (signal.aborted) this.#stop();
    else signal.addEventListener("abort", this.#stop, { once: true });
  }

  /** Why it was ended; nothing, if nobody ended it. */
  get cause(): Cause | undefined {
    return this.#cause;
  }

  /** Milliseconds since the program was ready. */
  get time(): number {
    return this.#readyAt === undefined ? 0 : performance.now() - this.#readyAt;
  }

  /** The program is about to begin: its time counts from here, as on a busy machine Node and the runtime take seconds to load. Told again, it is nothing new. */
  ready(): void {
    if (this.#readyAt !== undefined) return;
    this.#readyAt = performance.now();
    this.#cpuBefore = this.#watched.group.cpuMs;
    this.#timer.refresh();
  }

  /** So many bytes came out of it. Says whether it may go on. */
  printed(bytes: number): boolean {
    this.#printed += bytes;
    if (this.#printed > this.#watched.limits.outputBytes) this.limit("output");
    return this.#cause === undefined;
  }

  /** It has started a process. */
  started(): void {
    this.#started += 1;
    if (this.#started > this.#watched.limits.processes) this.limit("processes");
  }

  /** It has met a limit. */
  limit(name: SandboxLimit): void {
    this.#end({ type: "limit", time: this.time, name, value: this.#watched.limits[VALUES[name]] });
  }

  /** Looks at what it has used. To be done once more when it has ended: what the kernel ended by itself is told by its counts. */
  look(): void {
    const { group, limits } = this.#watched;
    if (group.ranOutOfMemory) this.limit("memory");
    if (group.refusedTasks > 0) this.limit("processes");
    if (group.cpuMs - this.#cpuBefore > limits.cpuMs) this.limit("cpu");
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    clearInterval(this.#meter);
    this.#watched.signal.removeEventListener("abort", this.#stop);
  }

  readonly #stop = (): void => this.#end({ type: "stopped", time: this.time });

  #end(cause: Cause): void {
    if (this.#cause) return;
    this.#cause = cause;
    this.#watched.end();
  }
}
