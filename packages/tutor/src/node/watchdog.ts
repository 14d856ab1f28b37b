import { type LimitName, MAIN_PROCESS, type RunEvent, type RunOptions } from "../run/events.ts";
import { Speakers } from "../run/speakers.ts";
import type { EventStream } from "../run/event-stream.ts";
import type { Report } from "./reports.ts";

/** Passes a program's events on, keeps its limits, and stops it when one is met or the student says so. */
export class Watchdog {
  readonly #options: RunOptions;
  readonly #events: EventStream;
  readonly #kill: () => void;
  readonly #timer: NodeJS.Timeout;
  readonly #stop: () => void;
  readonly #speakers = new Speakers();
  #readyAt: number | undefined;
  #bytes = 0;
  #processes = 0;
  #stopping = false;

  constructor(options: RunOptions, events: EventStream, kill: () => void) {
    this.#options = options;
    this.#events = events;
    this.#kill = kill;
    this.#stop = () => this.#end({ type: "stopped", time: this.#now() });
    this.#timer = setTimeout(() => this.limit("time", options.budget.timeMs), options.budget.timeMs);
    if (options.signal?.aborted) this.#stop();
    else options.signal?.addEventListener("abort", this.#stop, { once: true });
  }

  /** A report of the harness. */
  see(report: Report): void {
    if (this.#stopping) return;
    if (report.type === "ready") {
      this.#readyAt = report.time;
      // Its time counts from here: on a slow machine Node and the runtime take seconds to load.
      this.#timer.refresh();
      return;
    }
    const time = Math.max(0, report.time - (this.#readyAt ?? report.time));
    this.#events.push({ ...report, time, process: this.#speakers.of(report) });
    if (report.type === "output") this.#count(report.text);
    if (report.type === "process.start") this.#countProcess();
  }

  /** Output that came by the program's own streams. */
  raw(stream: "stdout" | "stderr", text: string): void {
    if (this.#stopping) return;
    this.#events.push({ type: "output", time: this.#now(), process: MAIN_PROCESS, stream, text });
    this.#count(text);
  }

  /** The program has ended and everything it wrote has been read. */
  close(exitCode: number | null): void {
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener("abort", this.#stop);
    this.#events.push({ type: "exit", time: this.#now(), exitCode });
    this.#events.end();
  }

  #count(text: string): void {
    this.#bytes += Buffer.byteLength(text);
    if (this.#bytes > this.#options.budget.outputBytes)
      this.limit("output", this.#options.budget.outputBytes);
  }

  #countProcess(): void {
    this.#processes += 1;
    const most = this.#options.budget.processes;
    if (most !== undefined && this.#processes > most) this.limit("processes", most);
  }

  /** The program has met a limit. */
  limit(name: LimitName, value: number): void {
    this.#end({ type: "limit", time: this.#now(), name, value });
  }

  #end(event: RunEvent): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#events.push(event);
    this.#kill();
  }

  #now(): number {
    const now = Number(process.hrtime.bigint()) / 1e6;
    return this.#readyAt === undefined ? 0 : Math.max(0, now - this.#readyAt);
  }
}
