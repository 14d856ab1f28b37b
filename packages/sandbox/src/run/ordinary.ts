/** A program that runs in the ordinary way: its reports and its output, as events. */
import { MAIN_PROCESS } from "@mp/tutor";
import { type EventStream, Pids, type Report, ReportReader, Speakers } from "@mp/tutor/boxed";
import type { SandboxEvent, SandboxJob } from "../port.ts";
import type { Boxed } from "./launch.ts";
import type { Supervisor } from "./supervisor.ts";
import { isReport } from "./valid-report.ts";

/** What is said beside output on the pipe of reports, in bytes for each byte that may be printed. */
const REPORT_SHARE = 8;
const REPORT_BYTES = 1024 * 1024;

/** Passes on what a program does. */
export class Ordinary {
  readonly #events: EventStream<SandboxEvent>;
  readonly #supervisor: Supervisor;
  readonly #speakers = new Speakers();
  readonly #pids: Pids | undefined;
  readonly #reports: ReportReader;
  #reportBytes: number;
  #readyAt = 0;

  constructor(job: SandboxJob, nonce: string, to: Sinks) {
    this.#events = to.events;
    this.#supervisor = to.supervisor;
    this.#pids = job.language === "python" ? new Pids() : undefined;
    this.#reports = new ReportReader(nonce);
    this.#reportBytes = job.limits.outputBytes * REPORT_SHARE + REPORT_BYTES;
  }

  /** Follows a program that has just begun. */
  follow({ reports, stdout, stderr }: Boxed): void {
    reports.on("data", (bytes: Buffer) => this.#takeReports(bytes));
    // What the harness could not catch: a report of Node itself, such as the stack of an uncaught error.
    for (const [stream, from] of [["stdout", stdout] as const, ["stderr", stderr] as const])
      from.setEncoding("utf8").on("data", (text: string) => this.#raw(stream, text));
  }

  #takeReports(bytes: Buffer): void {
    this.#reportBytes -= bytes.length;
    if (this.#reportBytes < 0) this.#supervisor.limit("output");
    if (this.#supervisor.cause) return;
    for (const report of this.#reports.read(bytes)) if (isReport(report)) this.#take(report);
  }

  #take(report: Report): void {
    if (this.#supervisor.cause) return;
    if (report.type === "ready") {
      this.#supervisor.ready();
      this.#readyAt ||= this.#past(report.time);
      return;
    }
    const told = this.#pids ? (this.#pids.numbered(report) as typeof report) : report;
    const time = Math.max(0, this.#past(report.time) - this.#readyAt);
    this.#events.push({ ...told, time, process: this.#speakers.of(told) });
    if (told.type === "output") this.#supervisor.printed(Buffer.byteLength(told.text));
    if (told.type === "process.start") this.#supervisor.started();
  }

  /** When something happened is the program's word, by the clock that all the machine has; but it has happened by now. */
  #past(time: number): number {
    return Math.min(time, Number(process.hrtime.bigint()) / 1e6);
  }

  #raw(stream: "stdout" | "stderr", text: string): void {
    if (this.#supervisor.cause) return;
    this.#events.push({ type: "output", time: this.#supervisor.time, process: MAIN_PROCESS, stream, text });
    this.#supervisor.printed(Buffer.byteLength(text));
  }
}

/** Where what it finds goes. */
export interface Sinks {
  readonly events: EventStream<SandboxEvent>;
  readonly supervisor: Supervisor;
}
