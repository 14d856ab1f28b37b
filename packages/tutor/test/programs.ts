import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program, RunBudget } from "../src/index.ts";

/** Enough for any honest program of these tests, on a busy machine too. */
export const AMPLE: RunBudget = { timeMs: 30_000, outputBytes: 100_000, processes: 16 };

/** Two processes add one each, without a lock. */
export const COUNT = `
import { Process, Value, isMainProcess } from "@mp/runtime";
function add(total: Value<"i">) {
  total.value += 1;
}
if (isMainProcess) {
  const total = new Value("i", 0);
  const all = [1, 2].map(() => new Process({ target: add, args: [total] }));
  for (const p of all) p.start();
  for (const p of all) await p.join();
  console.log(total.value);
}
`;

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
