import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program, RunBudget } from "../src/index.ts";

/** Enough for any honest program of these tests, on a busy machine too. */
export const AMPLE: RunBudget = { timeMs: 30_000, outputBytes: 100_000, processes: 16 };

/** A folder for the programs of one test file; far from any package, as a student's folder is. */
export class Programs implements Disposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), "mp-tutor-test-"));

  /** Writes a program and answers it, ready to run. */
  write(source: string, name = "program.ts"): Program {
    const file = join(this.folder, name);
    writeFileSync(file, source);
    return { file };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
