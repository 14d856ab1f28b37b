/** The files of a lesson: the one the student works on, and those beside it. */

import type { Language, Lesson } from "@mp/content";
import { programFile } from "@mp/tutor";

/** Their names, the student's first. */
export function fileNames(lesson: Lesson): readonly string[] {
  const own = programFile(lesson);
  return [own, ...Object.keys(lesson.programs).filter((name) => name !== own)];
}

/** What the bar of files says. */
export interface FileWords {
  readonly files: string;
  readonly readOnly: string;
  /** Why Python is only to be read. */
  readonly python: string;
}

const all: Readonly<Record<Language, FileWords>> = {
  es: {
    files: "Archivos de la lección",
    readOnly: "para leer",
    python:
      "El mismo programa en Python, para comparar. En la web se ejecuta el de TypeScript; en la terminal, los dos.",
  },
  en: {
    files: "Files of the lesson",
    readOnly: "to read",
    python:
      "The same program in Python, to compare. On the web the one in TypeScript is run; in the terminal, both are.",
  },
};

/** In a language. */
export function fileWords(language: Language): FileWords {
  return all[language];
}
