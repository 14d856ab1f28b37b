/** The control group of one run: what it may use at most, what it has used, and the end of all that is in it. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Controller, Hierarchy } from "./hierarchies.ts";

/** What a group holds its processes to. */
export interface GroupLimits {
  readonly memoryBytes: number;
  /** Processes and threads, all together. */
  readonly tasks: number;
}

/** Where each controller's groups are made. */
export type Hierarchies = Readonly<Record<Controller, Hierarchy>>;

/** Between two looks whether all processes of a group have gone. */
const LOOK_MS = 5;
/** A process that has been killed is gone in far less, unless the machine is about to stand still. */
const GONE_MS = 10_000;

/** One group, in as many hierarchies as it takes. */
export class Group {
  readonly #folders: Readonly<Record<Controller, string>>;
  readonly #versions: Readonly<Record<Controller, 1 | 2>>;

  /** Makes it. @throws {Error} if the kernel refuses. */
  constructor({ memory, pids, cpu }: Hierarchies, name: string, { memoryBytes, tasks }: GroupLimits) {
    this.#folders = {
      memory: join(memory.folder, name),
      pids: join(pids.folder, name),
      cpu: join(cpu.folder, name),
    };
    this.#versions = { memory: memory.version, pids: pids.version, cpu: cpu.version };
    for (const folder of this.folders) mkdirSync(folder);
    if (memory.version === 2) this.#limitMemory(memoryBytes);
    else this.#limitMemoryV1(memoryBytes);
    this.#write("pids", "pids.max", tasks);
  }

  /** The folders it is in; the same one each time, where there is one tree. */
  get folders(): readonly string[] {
    return [...new Set(Object.values(this.#folders))];
  }

  /** Whether the kernel has ended one of its processes because its memory was used up. */
  get ranOutOfMemory(): boolean {
    const file = this.#versions.memory === 2 ? "memory.events" : "memory.oom_control";
    return this.#count("memory", file, /^oom_kill (\d+)/m) > 0;
  }

  /** How often it was refused another process or thread. */
  get refusedTasks(): number {
    return this.#count("pids", "pids.events", /^max (\d+)/m);
  }

  /** Processor time that all its processes have used, in milliseconds. */
  get cpuMs(): number {
    if (this.#versions.cpu === 2) return this.#count("cpu", "cpu.stat", /^usage_usec (\d+)/m) / 1e3;
    return this.#count("cpu", "cpuacct.usage", /^(\d+)/) / 1e6;
  }

  /** Most memory that it has had at once, in bytes. */
  get peakBytes(): number {
    const file = this.#versions.memory === 2 ? "memory.peak" : "memory.max_usage_in_bytes";
    return this.#count("memory", file, /^(\d+)/);
  }

  /** Ends all that is in it now. Says how many processes that were. */
  end(): number {
    return this.folders.map(endAll).reduce((most, each) => Math.max(most, each), 0);
  }

  /** Ends all that is in it, and takes it away. @throws {Error} if something in it does not end. */
  async remove(): Promise<void> {
    const giveUp = performance.now() + GONE_MS;
    while (this.end() > 0) {
      if (performance.now() > giveUp)
        throw new Error(`Processes of ${this.folders[0]} do not end though they were killed`);
      await sleep(LOOK_MS);
    }
    for (const folder of this.folders) rmdirSync(folder);
  }

  #limitMemory(bytes: number): void {
    this.#write("memory", "memory.max", bytes);
    this.#write("memory", "memory.swap.max", 0);
    this.#write("memory", "memory.oom.group", 1);
  }

  #limitMemoryV1(bytes: number): void {
    this.#write("memory", "memory.limit_in_bytes", bytes);
    // Not there where the kernel does not count swap; what has none cannot use it.
    if (existsSync(join(this.#folders.memory, "memory.memsw.limit_in_bytes")))
      this.#write("memory", "memory.memsw.limit_in_bytes", bytes);
  }

  #write(controller: Controller, file: string, value: number): void {
    writeFileSync(join(this.#folders[controller], file), String(value));
  }

  #count(controller: Controller, file: string, pattern: RegExp): number {
    return Number(pattern.exec(readFileSync(join(this.#folders[controller], file), "utf8"))?.[1] ?? 0);
  }
}

/** Kills what is in a group; says how many there were. */
export function endAll(folder: string): number {
  const pids = readFileSync(join(folder, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number);
  for (const pid of pids) {
    try {
      // 0 is a process that this one cannot see: it is of another namespace, so that the group is not ours alone.
      if (pid > 0) process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  return pids.length;
}
