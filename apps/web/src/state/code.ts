/** The student's programs in this browser. */

import type { CodeFile, CodeStore, Program, StudentCode } from "@mp/tutor";

const PREFIX = "mp-code/";

/** Reads and writes them. */
export class BrowserCode implements CodeStore {
  read(file: CodeFile): string {
    return localStorage.getItem(keyOf(file)) ?? given(file);
  }

  program(file: CodeFile): Program {
    return { file: file.name, source: this.read(file) };
  }

  write(file: CodeFile, source: string): void {
    localStorage.setItem(keyOf(file), source);
  }

  reset(file: CodeFile): string | undefined {
    const own = localStorage.getItem(keyOf(file));
    if (own === null) return undefined;
    const kept = `${keyOf(file)}@${new Date().toISOString()}`;
    localStorage.setItem(kept, own);
    localStorage.removeItem(keyOf(file));
    return kept;
  }

  own(file: CodeFile): boolean {
    return typeof localStorage !== "undefined" && localStorage.getItem(keyOf(file)) !== null;
  }

  all(): StudentCode {
    throw new Error("not yet");
  }

  take(): readonly string[] {
    throw new Error("not yet");
  }
}

function keyOf({ lesson, name }: CodeFile): string {
  return `${PREFIX}${lesson.id}/${name}`;
}

function given({ lesson, name, language }: CodeFile): string {
  const source = lesson.exercise?.file === name ? lesson.exercise.start : lesson.programs[name];
  return source?.[language] ?? "";
}
