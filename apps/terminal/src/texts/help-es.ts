import type { HelpTexts } from "./help-texts.ts";

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const lessonsOf = (n: number) => count(n, "lección", "lecciones");

/** What `mp hint`, `mp solution`, `mp reset`, `mp export` and `mp import` say in Spanish. */
export const es: HelpTexts = {
  hint: (task, shown, of) => `Tarea ${task} · pista ${shown} de ${of}`,
  parsons: "Las líneas de una solución, desordenadas",
  parsonsHow: "Faltan los comentarios y el sangrado. ¿En qué orden hacen lo que se pide?",
  diff: "En qué se diferencia tu programa de una solución",
  diffHow:
    "- está solo en el tuyo, + solo en la solución. Hay otras soluciones: decide la comprobación, no esto.",
  noDifference: "En nada: tu programa es esta solución.",
  solution: "Una solución",
  next: (command) => `Más ayuda: ${command}`,
  noMore: (command) => `Ya has visto toda la ayuda que hay. Para ver la solución otra vez: ${command}`,
  reset: (file, kept) =>
    kept === undefined
      ? `Tu copia está en ${file}`
      : `Tienes el original en ${file}\nTu versión está en ${kept}`,
  exported: (file, lessons, programs) =>
    `Escrito en ${file}: ${lessonsOf(lessons)}, ${count(programs, "programa")}.`,
  imported: (lessons, programs) =>
    `Unido: novedades de ${lessonsOf(lessons)}, ${count(programs, "programa traído", "programas traídos")}.`,
  nothingNew: "No trae nada que no estuviera ya aquí.",
  kept: (files) => `Tus versiones siguen aquí:\n${files.map((file) => `  ${file}`).join("\n")}`,
  notImported: (problems) =>
    `Eso no se puede importar, y no se ha cambiado nada:\n${problems.map((each) => `  ${each}`).join("\n")}`,
  problem: {
    notJson: (detail) => `no es JSON (${detail}). ¿Se copió el archivo entero?`,
    notAnExport: "no es un documento de mp export. Haz uno con mp export ARCHIVO.",
    newer: "lo escribió un mp más nuevo que este. Instala ese también aquí.",
  },
};
