/**
 * Spare threads: started in advance, with the library loaded and nothing of the program, they wait to be told which process they are. A
 * process that begins in one begins within a millisecond or two, where a new thread takes thirty on Node and half a second on Deno.
 *
 * Each is used once, so that a process finds no state of another. They are made when the program has been quiet for a moment, as many as
 * were started together lately, and given up when no process is started for a while: a program that ends soon, or starts all its
 * processes at once, pays for none, or for one.
 */

import { port } from "../port.ts";

/** Milliseconds without a start or an end of a process, after which spares are made, one in each. */
const QUIET = 50;
/** Milliseconds for which spares are kept when no process starts or ends. */
const KEPT = 1000;

/** A thread that waits. */
export interface Spare {
  /** Says what is done if it ends, or can't come up, while it waits. */
  whenFailed(failed: () => void): void;
  end(): void;
}

/** How a platform makes spare threads. */
export interface SparePlatform<T> {
  make(): T;
  /** Whether now is a good time to make one. */
  mayMake(): boolean;
}

/** The spare threads of a family; lives in its supervisor. */
export class Spares<T extends Spare> {
  private readonly platform: SparePlatform<T>;
  private readonly spares: T[] = [];
  /** How many are to be there. */
  private wanted = 0;
  /** How many processes were started since it was last quiet. */
  private burst = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hasFailed = false;

  constructor(platform: SparePlatform<T>) {
    this.platform = platform;
  }

  /** Notes that a process starts or ends: it is not quiet. */
  stir(starts: number): void {
    this.burst += starts;
    this.after(QUIET, () => this.settle());
  }

  /** Adds one that is there already. */
  add(spare: T): void {
    this.spares.push(spare);
    spare.whenFailed(() => this.fail());
  }

  /** The spare that has waited longest, up or not; `undefined` if there is none. */
  take(): T | undefined {
    return this.spares.shift();
  }

  /** Ends all spares; others are made when processes start or end again. */
  private giveUp(): void {
    for (const spare of this.spares.splice(0)) spare.end();
  }

  private settle(): void {
    // The first processes may be all there will ever be, so that one spare is enough of a guess.
    if (this.burst > 0) this.wanted = this.wanted === 0 ? 1 : Math.min(this.burst, port().cpuCount());
    this.burst = 0;
    this.fill();
  }

  private fill(): void {
    const isEnough = this.spares.length >= this.wanted || this.hasFailed;
    if (isEnough || !this.platform.mayMake()) return this.after(KEPT, () => this.giveUp());
    this.add(this.platform.make());
    this.after(QUIET, () => this.fill());
  }

  /** What failed once would fail again. */
  private fail(): void {
    this.hasFailed = true;
    this.giveUp();
  }

  private after(delay: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, delay);
  }
}
