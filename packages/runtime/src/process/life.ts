/**
 * What a `Process` object knows of the process it stands for, from its region in the heap until its end has been seen. It is
 * apart from `Process` so that a subclass, whose methods may have any name, can't get in its way.
 */

import { until } from "../kernel/cell.ts";
import { doom, family, PROCESS, STATE } from "../kernel/family.ts";
import { release } from "../kernel/handle.ts";
import { BLOCKED, type Operation } from "../kernel/operation.ts";
import type { Watched } from "../kernel/watch.ts";
import { emit } from "../trace/observe.ts";
import { begin, OP } from "../trace/probe.ts";
import { addChild, type Child, removeChild } from "./children.ts";
import { currentProcess } from "./current.ts";
import { prepare, type ProcessRegion, type SpawnOrder } from "./spawn.ts";

export class Life implements Child {
  /** The object it belongs to. */
  readonly owner: object;
  readonly parentPid: number;
  /** `null` before the start. */
  pid: number | null;
  daemon = false;
  /** `null` until the end has been seen. */
  exitCode: number | null = null;
  /** While it has not been seen to end. */
  private region: ProcessRegion | undefined;

  /** Of a process yet to be started by this one; or, with its `pid` and its parent's, of this process itself. */
  constructor(owner: object, pid: number | null = null, parentPid: number = family().pid) {
    this.owner = owner;
    this.pid = pid;
    this.parentPid = parentPid;
  }

  /** Starts the process. Throws `EncodeError` if an argument can't be sent; then nothing was started. */
  begin(order: SpawnOrder): void {
    const { pid, region, send } = prepare(order);
    this.pid = pid;
    this.daemon = order.daemon;
    this.region = region;
    order.beforeBirth?.(pid);
    addChild(pid, this);
    begin(OP.START, 0)?.event(OP.START, pid, 0, order.name);
    emit({ type: "process.start", process: currentProcess(), target: { pid, name: order.name } });
    try {
      send();
    } catch (error) {
      this.settle(1);
      throw error;
    }
  }

  /** Whether it has been started and has not ended. */
  isAlive(): boolean {
    this.look();
    return this.pid !== null && this.exitCode === null;
  }

  /** Says that the process is about to be told to end: what waits for it, or for what it holds, is not stuck. */
  doom(): void {
    if (this.region !== undefined) doom(family().heap, this.region.at << 2);
  }

  /** Notes the end of the process, once it has ended. */
  look(): void {
    if (this.region === undefined) return;
    const { words } = family().heap;
    if (stateOf(words, this.region) !== STATE.ENDED) return;
    this.settle(words[this.region.at + PROCESS.EXIT_CODE] as number);
  }

  /** Waits for the end. */
  *ended(): Operation<void> {
    const { region } = this;
    if (region === undefined) return;
    const { words } = family().heap;
    yield* until(words, region.at + PROCESS.ENDED, {
      // The region is this object's until `settle`, which may happen while this waits.
      attempt: () =>
        this.region === undefined || stateOf(words, region) === STATE.ENDED ? undefined : BLOCKED,
      spins: 0,
      final: true,
    });
  }

  /** The end, to be waited for together with other objects. */
  watched(): Watched {
    const { words } = family().heap;
    const { region } = this;
    // Without a region it has ended: always ready, and its cell is never looked at.
    if (region === undefined) return { holder: this, words, index: 0, isReady: () => true };
    const isReady = (): boolean => stateOf(words, region) === STATE.ENDED;
    return { holder: region, words, index: region.at + PROCESS.ENDED, isReady };
  }

  private settle(exitCode: number): void {
    this.exitCode = exitCode;
    if (this.region !== undefined) release(this.region);
    this.region = undefined;
    removeChild(this.pid as number);
  }
}

function stateOf(words: Int32Array, region: ProcessRegion): number {
  return Atomics.load(words, region.at + PROCESS.STATE);
}
