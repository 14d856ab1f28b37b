/** CodeMirror's own words, and what the editor says of itself. */

import type { Language } from "@mp/content";

/** What the editor says. */
export interface EditorWords {
  /** How the keyboard leaves it. */
  readonly leave: string;
  readonly problems: (n: number) => string;
  /** CodeMirror's words, by what they are in English. */
  readonly phrases: Readonly<Record<string, string>>;
}

const en: EditorWords = {
  leave: "Esc, then Tab: leave the editor",
  problems: (n) => (n === 1 ? "1 type error" : `${n} type errors`),
  phrases: {},
};

const es: EditorWords = {
  leave: "Esc y luego Tab: salir del editor",
  problems: (n) => (n === 1 ? "1 error de tipos" : `${n} errores de tipos`),
  phrases: {
    Completions: "Sugerencias",
    "Control character": "Carácter de control",
    Diagnostics: "Errores",
    "No diagnostics": "No hay errores",
    "Selection deleted": "Selección borrada",
    close: "cerrar",
  },
};

/** In a language. */
export function editorWords(language: Language): EditorWords {
  return language === "es" ? es : en;
}
