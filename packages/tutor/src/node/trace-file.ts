import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTraceFile } from "@mp/runtime/trace/file";
import type { Trace } from "@mp/runtime/trace";
import type { TraceRequest } from "../run/events.ts";
import type { TraceTarget } from "./harness-options.ts";

/** Reading may take this part of the time: a long trace is read less often. */
const READING_SHARE = 1 / 10;

/** Where a program writes what it does, so that it is there however the program ends. */
export class TraceFile implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "mp-trace-"));
  readonly target: TraceTarget;
  #timer: NodeJS.Timeout | undefined;

  constructor({ sites }: TraceRequest) {
    this.target = { sites, file: join(this.#folder, "program.trace") };
  }

  /** What was recorded; nothing, if the program was ended before it began. */
  read(): Trace | undefined {
    return this.#size() === 0 ? undefined : readTraceFile(this.target.file);
  }

  /** Tells what was recorded so far, whenever there is more of it, until {@link unfollow}. */
  follow(everyMs: number, tell: (trace: Trace) => void): void {
    let known = 0;
    const look = (): void => {
      const began = performance.now();
      const size = this.#size();
      const trace = size > known ? this.read() : undefined;
      known = size;
      if (trace !== undefined && trace.events.length > 0) tell(trace);
      const wait = Math.max(everyMs, (performance.now() - began) / READING_SHARE);
      this.#timer = setTimeout(look, wait).unref();
    };
    this.#timer = setTimeout(look, everyMs).unref();
  }

  unfollow(): void {
    clearTimeout(this.#timer);
  }

  [Symbol.dispose](): void {
    this.unfollow();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #size(): number {
    return statSync(this.target.file, { throwIfNoEntry: false })?.size ?? 0;
  }
}
