import type { LaneState, Moment, Parallel } from "./model.ts";

/** Adds up for how long how many were running. */
export class ParallelTime {
  private readonly atOnce: number[] = [0];
  private running = 0;
  private since: number;

  constructor(from: Moment) {
    this.since = from.time;
  }

  /** A lane goes from one state into another. */
  change(was: LaneState | undefined, is: LaneState | undefined, { time }: Moment): void {
    const step = Number(is === "running") - Number(was === "running");
    if (step === 0) return;
    this.pass(time);
    this.running += step;
  }

  finish(to: Moment): Parallel {
    this.pass(to.time);
    const total = sum(this.atOnce);
    return { atOnce: this.atOnce, share: total === 0 ? 0 : sum(this.atOnce.slice(2)) / total };
  }

  private pass(time: number): void {
    while (this.atOnce.length <= this.running) this.atOnce.push(0);
    this.atOnce[this.running] = (this.atOnce[this.running] as number) + Math.max(0, time - this.since);
    this.since = Math.max(time, this.since);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
