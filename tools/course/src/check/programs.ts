import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where programs of the course are put to be run: far from any package, as a student's folder is. */
export class Programs implements Disposable {
  readonly #folder: string = mkdtempSync(join(tmpdir(), "mp-course-"));
  #count = 0;

  /** Writes a program in a folder of its own and answers its path. */
  write(source: string, name: string): string {
    const folder = join(this.#folder, String(this.#count++));
    mkdirSync(folder);
    const file = join(folder, name);
    writeFileSync(file, source);
    return file;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
