/** The student's programs in this browser, the same in all tabs. */

import type { CodeFile, CodeStore, Program, StudentCode } from "@mp/tutor";
import type { Keeper } from "./keeper.ts";
import { type KeptVersion, versionKey } from "./records.ts";

/** Reads and writes them; a version that is put away is kept with its moment. */
export class BrowserCode implements CodeStore {
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#keeper.subscribe(listener);

  read(file: CodeFile): string {
    return this.#own(file) ?? givenSource(file);
  }

  program(file: CodeFile): Program {
    return { file: file.name, source: this.read(file) };
  }

  write({ lesson, name }: CodeFile, source: string): void {
    this.#keeper.changeCode({ lesson: lesson.id, name, source });
  }

  reset(file: CodeFile): string | undefined {
    if (!this.own(file)) return undefined;
    const kept = this.#keeper.changeCode({ lesson: file.lesson.id, name: file.name, source: null }, "reset");
    return kept && versionKey(kept);
  }

  own(file: CodeFile): boolean {
    return this.#own(file) !== null;
  }

  all(): StudentCode {
    const code: Record<string, Record<string, string>> = {};
    for (const { lesson, name, source } of this.#keeper.allCode())
      if (source !== null) (code[lesson] ??= {})[name] = source;
    return code;
  }

  take(code: StudentCode): readonly string[] {
    return Object.entries(code).flatMap(([lesson, files]) =>
      Object.entries(files).flatMap(([name, source]) => {
        const kept = this.#keeper.changeCode({ lesson, name, source }, "replaced");
        return kept ? [versionKey(kept)] : [];
      }),
    );
  }

  /** The versions that were put away, the newest first. */
  versions(): readonly KeptVersion[] {
    return this.#keeper.versions().toSorted((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** How often other tabs have changed a program: whoever shows it shows it anew then. */
  outside({ lesson, name }: CodeFile): number {
    return this.#keeper.outside(`${lesson.id}/${name}`);
  }

  #own({ lesson, name }: CodeFile): string | null {
    return this.#keeper.code(`${lesson.id}/${name}`)?.source ?? null;
  }
}

/** The program as the course gives it. */
export function givenSource({ lesson, name, language }: CodeFile): string {
  const source = lesson.exercise?.file === name ? lesson.exercise.start : lesson.programs[name];
  return source?.[language] ?? "";
}
