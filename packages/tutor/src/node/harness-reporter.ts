import fs from "node:fs";
import { isMainThread } from "node:worker_threads";
import type { ProcessRef } from "@mp/content";
import { currentProcess } from "@mp/runtime";
import type { LifeEvent } from "@mp/runtime/trace";
import type { HarnessOptions } from "./harness-options.ts";
import { SUPERVISOR_PID } from "../run/speakers.ts";
import { REPORT_FD, type Report } from "./reports.ts";

const MAIN_PID = 1;

// Deep enough to get past the runtime's own frames to the student's.
const STACK_DEPTH = 40;

// A report is one line; a line is written in one piece, so that lines of two threads never mix.
const LONGEST_TEXT = 16_000;

// As they are before the program can change them: it would tell other things by them, and read the nonce.
const { writeSync } = fs;
const { stringify } = JSON;
const bytesOf = Buffer.from.bind(Buffer) as (text: string) => Buffer;

/** Writes what happens in this thread to the tutor. */
export class Reporter {
  readonly #options: HarnessOptions;
  readonly #self: ProcessRef;

  constructor(options: HarnessOptions) {
    this.#options = options;
    this.#self = selfOf();
  }

  /** The program is about to run: times count from here. */
  ready(): void {
    this.#write({ type: "ready", time: now() });
  }

  /** A piece of output of this thread's process. */
  output(stream: "stdout" | "stderr", text: string): void {
    for (let from = 0; from < text.length; from += LONGEST_TEXT) {
      const piece = text.slice(from, from + LONGEST_TEXT);
      this.#write({ type: "output", time: now(), process: this.#self, stream, text: piece });
    }
  }

  /** Something the runtime tells of this thread's process. */
  event({ time: _runtimeTime, ...event }: LifeEvent): void {
    const line = this.#line();
    this.#write({
      ...event,
      time: now(),
      process: this.#self,
      ...(line !== undefined && { line }),
    });
  }

  /** The line of the student's file that led here. */
  #line(): number | undefined {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = STACK_DEPTH;
    const stack = new Error().stack ?? "";
    Error.stackTraceLimit = before;
    const at = stack.indexOf(`${this.#options.program}:`);
    return at === -1 ? undefined : Number.parseInt(stack.slice(at + this.#options.program.length + 1), 10);
  }

  #write(report: Report): void {
    const line = bytesOf(`${stringify(heirless({ nonce: this.#options.nonce, ...report }))}\n`);
    for (let sent = 0; sent < line.length;) sent += writeSync(REPORT_FD, line, sent);
  }
}

/** The same without prototypes, so that no `toJSON` of the program's is asked how it is written. */
function heirless(report: object): object {
  const plain: Record<string, unknown> = { __proto__: null, ...report };
  for (const name in plain) {
    const value = plain[name];
    if (typeof value === "object" && value !== null) plain[name] = { __proto__: null, ...value };
  }
  return plain;
}

// A thread that is neither the first nor a process of the program is the runtime's own: the supervisor, which
// reports how processes died. Its pid tells the reader of the reports to look for whom it speaks of.
function selfOf(): ProcessRef {
  const { pid, name } = currentProcess();
  return !isMainThread && pid === MAIN_PID ? { pid: SUPERVISOR_PID, name: "" } : { pid, name };
}

// The system's monotonic clock: the same in every thread.
function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
