/** What the sheet of keys says. */

import type { Language } from "@mp/content";
import type { Action } from "./keys.ts";

/** Its words. */
export interface KeyWords {
  readonly title: string;
  readonly lesson: string;
  readonly everywhere: string;
  readonly inEditor: string;
  readonly does: Readonly<Record<Action, string>>;
  /** Keys of the editor, and what they do. */
  readonly editor: readonly (readonly [key: string, does: string])[];
  readonly on: string;
  readonly onMore: string;
  readonly close: string;
}

const en: KeyWords = {
  title: "Keys",
  lesson: "In a lesson",
  everywhere: "Everywhere",
  inEditor: "In the editor",
  does: {
    run: "run the program",
    stop: "stop it",
    check: "check the exercise",
    hint: "the next help",
    editor: "go to the editor",
    next: "next lesson",
    previous: "previous lesson",
    map: "map of the course",
    glossary: "glossary",
    search: "search",
    theme: "colours",
    language: "español",
    sheet: "this sheet",
  },
  editor: [
    ["Ctrl Enter", "run the program"],
    ["Ctrl Shift Enter", "check the exercise"],
    ["Ctrl Space", "what may be written here"],
    ["F8", "next error"],
    ["F9", "what stands at the cursor"],
    ["Esc, Tab", "leave the editor"],
    ["Ctrl M", "Tab leaves it always, or indents again"],
  ],
  on: "Single keys do these things",
  onMore:
    "Switch them off if you speak to your computer, or press keys by accident. Those of the editor stay.",
  close: "Close",
};

const es: KeyWords = {
  title: "Teclas",
  lesson: "En una lección",
  everywhere: "En todas partes",
  inEditor: "En el editor",
  does: {
    run: "ejecutar el programa",
    stop: "pararlo",
    check: "comprobar el ejercicio",
    hint: "la ayuda siguiente",
    editor: "ir al editor",
    next: "lección siguiente",
    previous: "lección anterior",
    map: "mapa del curso",
    glossary: "glosario",
    search: "buscar",
    theme: "colores",
    language: "English",
    sheet: "esta hoja",
  },
  editor: [
    ["Ctrl Enter", "ejecutar el programa"],
    ["Ctrl Mayús Enter", "comprobar el ejercicio"],
    ["Ctrl Espacio", "qué se puede escribir aquí"],
    ["F8", "error siguiente"],
    ["F9", "qué hay donde está el cursor"],
    ["Esc, Tab", "salir del editor"],
    ["Ctrl M", "Tab sale siempre, o vuelve a sangrar"],
  ],
  on: "Las teclas sueltas hacen estas cosas",
  onMore: "Desactívalas si hablas a tu ordenador o pulsas teclas sin querer. Las del editor siguen.",
  close: "Cerrar",
};

/** In a language. */
export function keyWords(language: Language): KeyWords {
  return language === "es" ? es : en;
}
