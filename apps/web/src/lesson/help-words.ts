/** What the help with an exercise says. */

import type { Language } from "@mp/content";
import type { LateHelp } from "@mp/tutor";

/** Its words. */
export interface HelpWords {
  readonly hint: (task: number, shown: number, of: number) => string;
  /** What comes next, as a button says it: what gives more away says so. */
  readonly ask: Readonly<Record<LateHelp, string>>;
  readonly askHint: (shown: number, of: number) => string;
  readonly noMore: string;
  readonly heading: Readonly<Record<LateHelp, string>>;
  readonly parsonsHow: string;
  readonly diffHow: string;
  readonly noDifference: string;
  readonly own: string;
  readonly solution: string;
  readonly check: string;
  readonly right: (lines: number, of: number) => string;
  readonly allRight: string;
  readonly up: (line: string) => string;
  readonly down: (line: string) => string;
  readonly move: (line: string) => string;
  /** How lines are moved by keys, for screen readers. */
  readonly instructions: string;
  readonly taken: (line: string, at: number, of: number) => string;
  readonly over: (at: number, of: number) => string;
  readonly dropped: (at: number, of: number) => string;
  readonly cancelled: string;
}

const en: HelpWords = {
  hint: (task, shown, of) => `Task ${task} · hint ${shown} of ${of}`,
  ask: {
    parsons: "See the lines of a solution, shuffled",
    diff: "Compare your program with a solution",
    solution: "See a solution",
  },
  askHint: (shown, of) => `Hint ${shown} of ${of}`,
  noMore: "You have seen all the help there is.",
  heading: {
    parsons: "The lines of a solution, shuffled",
    diff: "How your program differs from a solution",
    solution: "A solution",
  },
  parsonsHow:
    "Put them in order: drag a line, or move it with its arrows. Comments and indentation are left out.",
  diffHow: "There are other solutions: the check decides, not this.",
  noDifference: "In nothing: your program is this solution.",
  own: "yours",
  solution: "solution",
  check: "Check the order",
  right: (lines, of) =>
    lines === 0
      ? "The first line is not that of the solution."
      : `Of ${of} lines, the first ${lines} ${lines === 1 ? "is" : "are"} in place; the next one is not.`,
  allRight: "That is it! Now write it yourself, in the editor.",
  up: (line) => `Up: ${line}`,
  down: (line) => `Down: ${line}`,
  move: (line) => `Move: ${line}`,
  instructions: "Space takes the line, the arrows move it, Space drops it, Escape puts it back.",
  taken: (line, at, of) => `Taken, line ${at} of ${of}: ${line}`,
  over: (at, of) => `Line ${at} of ${of}`,
  dropped: (at, of) => `Dropped: it is line ${at} of ${of}`,
  cancelled: "Put back where it was",
};

const es: HelpWords = {
  hint: (task, shown, of) => `Tarea ${task} · pista ${shown} de ${of}`,
  ask: {
    parsons: "Ver las líneas de una solución, desordenadas",
    diff: "Comparar tu programa con una solución",
    solution: "Ver una solución",
  },
  askHint: (shown, of) => `Pista ${shown} de ${of}`,
  noMore: "Ya has visto toda la ayuda que hay.",
  heading: {
    parsons: "Las líneas de una solución, desordenadas",
    diff: "En qué se diferencia tu programa de una solución",
    solution: "Una solución",
  },
  parsonsHow:
    "Ponlas en orden: arrastra una línea, o muévela con sus flechas. Faltan los comentarios y el sangrado.",
  diffHow: "Hay otras soluciones: decide la comprobación, no esto.",
  noDifference: "En nada: tu programa es esta solución.",
  own: "tuya",
  solution: "solución",
  check: "Comprobar el orden",
  right: (lines, of) =>
    lines === 0
      ? "La primera línea no es la de la solución."
      : lines === 1
        ? `De ${of} líneas, la primera está en su sitio; la siguiente, no.`
        : `De ${of} líneas, las ${lines} primeras están en su sitio; la siguiente, no.`,
  allRight: "¡Así es! Ahora escríbelo tú, en el editor.",
  up: (line) => `Subir: ${line}`,
  down: (line) => `Bajar: ${line}`,
  move: (line) => `Mover: ${line}`,
  instructions: "Espacio coge la línea, las flechas la mueven, Espacio la suelta, Escape la devuelve.",
  taken: (line, at, of) => `Cogida, línea ${at} de ${of}: ${line}`,
  over: (at, of) => `Línea ${at} de ${of}`,
  dropped: (at, of) => `Soltada: es la línea ${at} de ${of}`,
  cancelled: "Devuelta a su sitio",
};

/** In a language. */
export function helpWords(language: Language): HelpWords {
  return language === "es" ? es : en;
}
