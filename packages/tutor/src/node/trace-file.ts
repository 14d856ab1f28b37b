import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTraceFile } from "@mp/runtime/trace/file";
import type { Trace } from "@mp/runtime/trace";
import type { TraceRequest } from "../run/events.ts";
import type { TraceTarget } from "./harness-options.ts";

/** Where a program writes what it does, so that it is there however the program ends. */
export class TraceFile implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "mp-trace-"));
  readonly target: TraceTarget;

  constructor({ sites }: TraceRequest) {
    this.target = { sites, file: join(this.#folder, "program.trace") };
  }

  /** What was recorded; nothing, if the program was ended before it began. */
  read(): Trace | undefined {
    const { file } = this.target;
    return existsSync(file) ? readTraceFile(file) : undefined;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
