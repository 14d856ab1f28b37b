import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StudentCode } from "../progress/export.ts";
import { isProgramName } from "../progress/export.ts";
import type { Program } from "../run/events.ts";
import type { CodeFile, CodeStore } from "../session/ports.ts";
import { writeAtomically } from "./files.ts";
import type { Home } from "./home.ts";
import { fileToRun, givenSource, keepCopy, ownFile, resetOwnFile } from "./workspace.ts";

/** The student's programs in a folder, one for each lesson. */
export class CodeFolder implements CodeStore {
  readonly #home: Home;
  readonly #now: () => Date;

  constructor(home: Home, now: () => Date = () => new Date()) {
    this.#home = home;
    this.#now = now;
  }

  read(file: CodeFile): string {
    return this.own(file)
      ? readFileSync(this.path(file), "utf8")
      : givenSource(file.lesson, file.language, file.name);
  }

  program({ lesson, language, name }: CodeFile): Program {
    return { file: fileToRun(this.#home, lesson, language, name) };
  }

  write(file: CodeFile, source: string): void {
    writeAtomically(this.path(file), source);
  }

  reset({ lesson, language, name }: CodeFile): string | undefined {
    return resetOwnFile(this.#home, lesson, language, { name, now: this.#now() });
  }

  own(file: CodeFile): boolean {
    return existsSync(this.path(file));
  }

  /** Where the student's version is, whether or not there is one yet. */
  path({ lesson, name }: CodeFile): string {
    return ownFile(this.#home, lesson, name);
  }

  all(): StudentCode {
    const { code } = this.#home;
    const lessons = existsSync(code) ? readdirSync(code, { withFileTypes: true }) : [];
    const entries = lessons
      .filter((each) => each.isDirectory())
      .map(({ name }) => [name, programsIn(join(code, name))] as const);
    return Object.fromEntries(entries.filter(([, files]) => Object.keys(files).length > 0));
  }

  take(code: StudentCode): readonly string[] {
    const kept: string[] = [];
    for (const [lesson, files] of Object.entries(code)) {
      for (const [name, source] of Object.entries(files)) {
        const file = join(this.#home.code, lesson, name);
        const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
        if (before === source) continue;
        if (before !== undefined) kept.push(keepCopy(file, this.#now()));
        writeAtomically(file, source);
      }
    }
    return kept;
  }
}

function programsIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter(isProgramName);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
