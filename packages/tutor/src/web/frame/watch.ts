/** Passes on what a program's threads report, and ends the run when the program has ended or met a limit. */

import { type TimedReading, traceOf } from "@mp/runtime/internal/driver";
import { type LimitName, MAIN_PROCESS, type RunBudget, type RunEvent } from "../../run/events.ts";
import { Speakers } from "../../run/speakers.ts";
import type { RunJob } from "../messages.ts";
import type { Events } from "./events.ts";
import type { Report } from "./program.ts";

/** Milliseconds for reports that are still on their way when the main process says that it has ended: those of other threads come by other ways. */
const SETTLE_MS = 30;

export class Watch {
  readonly ended: Promise<void>;
  readonly #budget: RunBudget;
  readonly #events: Events;
  readonly #speakers = new Speakers();
  readonly #beganAt = performance.timeOrigin + performance.now();
  readonly #timer: ReturnType<typeof setTimeout>;
  /** What was recorded so far, if anything is. */
  readonly #readings: TimedReading[] | undefined;
  readonly #showing: ReturnType<typeof setInterval> | undefined;
  #shown = 0;
  #end!: () => void;
  #hasEnded = false;
  #bytes = 0;
  #processes = 0;

  constructor({ budget, trace }: Pick<RunJob, "budget" | "trace">, events: Events) {
    this.#budget = budget;
    this.#events = events;
    this.#readings = trace && [];
    if (trace?.everyMs !== undefined) this.#showing = setInterval(() => this.#showTrace(), trace.everyMs);
    this.ended = new Promise((resolve) => (this.#end = resolve));
    this.#timer = setTimeout(() => this.#limit("time", budget.timeMs), budget.timeMs);
  }

  /** A report of one of the program's threads. */
  see(report: Report): void {
    if (this.#hasEnded) return;
    if (report.type === "reading") return void this.#readings?.push(report.reading);
    const time = Math.max(0, report.time - this.#beganAt);
    if (report.type === "end") {
      setTimeout(() => this.#finish({ type: "exit", time, exitCode: report.exitCode }), SETTLE_MS);
      return;
    }
    this.#events.push({ ...report, time, process: this.#speakers.of(report) });
    if (report.type === "output") this.#count(report.text);
    if (report.type === "process.start") this.#countProcess();
  }

  /** The program could not be run, or its first thread has failed. */
  crashed(text: string): void {
    if (this.#hasEnded) return;
    const time = this.#now();
    this.#events.push({ type: "output", time, process: MAIN_PROCESS, stream: "stderr", text });
    this.#finish({ type: "exit", time, exitCode: 1 });
  }

  /** The student has had enough. */
  stop(): void {
    if (this.#hasEnded) return;
    const time = this.#now();
    this.#events.push({ type: "stopped", time });
    this.#finish({ type: "exit", time, exitCode: null });
  }

  #count(text: string): void {
    this.#bytes += text.length;
    if (this.#bytes > this.#budget.outputBytes) this.#limit("output", this.#budget.outputBytes);
  }

  #countProcess(): void {
    this.#processes += 1;
    const most = this.#budget.processes;
    if (most !== undefined && this.#processes > most) this.#limit("processes", most);
  }

  #limit(name: LimitName, value: number): void {
    if (this.#hasEnded) return;
    const time = this.#now();
    this.#events.push({ type: "limit", time, name, value });
    this.#finish({ type: "exit", time, exitCode: null });
  }

  #finish(exit: RunEvent): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    clearInterval(this.#showing);
    this.#events.push(exit);
    if (this.#readings) this.#events.push({ type: "trace", trace: traceOf(this.#readings) });
    this.#end();
  }

  #showTrace(): void {
    const readings = this.#readings ?? [];
    if (readings.length === this.#shown) return;
    this.#shown = readings.length;
    this.#events.push({ type: "trace", trace: traceOf(readings) });
  }

  #now(): number {
    return Math.max(0, performance.timeOrigin + performance.now() - this.#beganAt);
  }
}
