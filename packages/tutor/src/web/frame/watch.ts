/** Passes on what a program's threads report, and ends the run when the program has ended or met a limit. */

import { type TimedReading, traceOf } from "@mp/runtime/internal/driver";
import { type LimitName, MAIN_PROCESS, type RunBudget, type RunEvent } from "../../run/events.ts";
import { Speakers } from "../../run/speakers.ts";
import type { RunJob } from "../messages.ts";
import type { Events } from "./events.ts";
import type { Report } from "./reporter.ts";

/** Bytes that a program's buffers may take, if its budget says nothing: a quarter of what small machines have. */
const MEMORY_BYTES = 1_000_000_000;

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
  #memory = 0;
  /** Reports so far; and, once the main process has ended, how it did, and how many reports there are in all. */
  #reports = 0;
  #last: { readonly exit: RunEvent; readonly reports: number } | undefined;

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
    if (report.type === "end") this.#ending(report);
    else {
      this.#reports += 1;
      this.#take(report);
    }
    // Other threads' come by other ways: each that was sent before the end comes, if later.
    if (this.#last !== undefined && this.#reports >= this.#last.reports) this.#finish(this.#last.exit);
  }

  #ending({ exitCode, reports, time }: Extract<Report, { type: "end" }>): void {
    this.#last = { exit: { type: "exit", time: this.#since(time), exitCode }, reports };
  }

  #take(report: Exclude<Report, { type: "end" }>): void {
    if (report.type === "reading") return void this.#readings?.push(report.reading);
    if (report.type === "memory") return this.#countMemory(report.bytes);
    this.#events.push({ ...report, time: this.#since(report.time), process: this.#speakers.of(report) });
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

  #countMemory(bytes: number): void {
    this.#memory += bytes;
    const { memoryBytes = MEMORY_BYTES } = this.#budget;
    if (this.#memory > memoryBytes) this.#limit("memory", memoryBytes);
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
    return this.#since(performance.timeOrigin + performance.now());
  }

  /** A program can change its clocks. */
  #since(time: number): number {
    return Math.max(0, time - this.#beganAt) || 0;
  }
}
