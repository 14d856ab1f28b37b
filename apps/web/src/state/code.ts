/** The student's programs in this browser. */

import type { CodeFile, CodeStore, Program, StudentCode } from "@mp/tutor";

const PREFIX = "mp-code/";

/** Reads and writes them; a version that is put away stays under a key of its own, with the moment. */
export class BrowserCode implements CodeStore {
  read(file: CodeFile): string {
    return stored(keyOf(file)) ?? givenSource(file);
  }

  program(file: CodeFile): Program {
    return { file: file.name, source: this.read(file) };
  }

  write(file: CodeFile, source: string): void {
    localStorage.setItem(keyOf(file), source);
  }

  reset(file: CodeFile): string | undefined {
    const own = stored(keyOf(file));
    if (own === null) return undefined;
    const kept = putAside(keyOf(file), own);
    localStorage.removeItem(keyOf(file));
    return kept;
  }

  own(file: CodeFile): boolean {
    return stored(keyOf(file)) !== null;
  }

  all(): StudentCode {
    const code: Record<string, Record<string, string>> = {};
    for (const key of Object.keys(localStorage)) {
      const [, lesson, name] = /^mp-code\/([^/]+)\/([^/@]+)$/.exec(key) ?? [];
      if (lesson !== undefined && name !== undefined) (code[lesson] ??= {})[name] = stored(key) ?? "";
    }
    return code;
  }

  take(code: StudentCode): readonly string[] {
    return Object.entries(code).flatMap(([lesson, files]) =>
      Object.entries(files).flatMap(([name, source]) => {
        const key = `${PREFIX}${lesson}/${name}`;
        const own = stored(key);
        const kept = own === null || own === source ? [] : [putAside(key, own)];
        localStorage.setItem(key, source);
        return kept;
      }),
    );
  }
}

/** The program as the course gives it. */
export function givenSource({ lesson, name, language }: CodeFile): string {
  const source = lesson.exercise?.file === name ? lesson.exercise.start : lesson.programs[name];
  return source?.[language] ?? "";
}

// Pages are drawn before they are sent, too: there is no storage then.
function stored(key: string): string | null {
  return typeof localStorage === "undefined" ? null : localStorage.getItem(key);
}

function putAside(key: string, source: string): string {
  const kept = `${key}@${new Date().toISOString()}`;
  localStorage.setItem(kept, source);
  return kept;
}

function keyOf({ lesson, name }: CodeFile): string {
  return `${PREFIX}${lesson.id}/${name}`;
}
