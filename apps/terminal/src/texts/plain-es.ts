import type { PlainTexts } from "./plain-texts.ts";

/** The tutor as a dialogue, in Spanish. */
export const es: PlainTexts = {
  welcome: (title, done, all) => `${title}. Lecciones hechas: ${done} de ${all}.`,
  module: (number, title, done, all) => `Módulo ${number}: ${title}. Hechas: ${done} de ${all}.`,
  lesson: (number, title, status, isExercise) =>
    `${number}: ${title}${isExercise ? ", ejercicio" : ""}. ${status}.`,
  ask: (lesson) => `¿Qué lección? Intro abre la ${lesson}; con «ayuda» tienes lo demás.`,
  listHelp: `Escribe el número de una lección, como 1.2, para abrirla.
lista: leer otra vez la lista.
buscar y una palabra: buscar en los títulos y en los textos.
english: change the language.
salir: cerrar el tutor.`,
  noLesson: (typed) => `No entiendo «${typed}». Escribe el número de una lección, o ayuda.`,
  found: (number, title, excerpt) => `${number}: ${title}. ${excerpt}`,
  nothingFound: "No se ha encontrado nada.",
  goodbye: "Hasta pronto. Tu progreso está guardado.",

  minutes: (count) => `Unos ${count} minutos.`,
  goOn: "Intro para seguir, o v para volver al menú.",
  code: (language) => `Programa en ${language}:`,
  endOfCode: "Fin del programa.",
  question: "Pregunta",
  answer: (count) => `Tu respuesta, de 1 a ${count}, o Intro para dejarla:`,
  answered: (text, isRight) => `${isRight ? "Correcto" : "No"}: ${text}`,
  task: (number) => `Tarea ${number}`,
  row: (cells) => `${cells.map(([head, cell]) => `${head}: ${cell}`).join("; ")}.`,

  choose: "¿Qué hacemos? Escribe un número:",
  choices: {
    run: "ejecutar el programa",
    account: "contar lo que hizo cada proceso",
    check: "comprobar el ejercicio",
    help: "una ayuda más",
    edit: "abrir tu programa en tu editor",
    schedule: "ser el planificador",
    program: "cambiar entre TypeScript y Python",
    reset: "volver al programa original",
    read: "leer la lección otra vez",
    next: "la lección siguiente",
    back: "volver a la lista",
  },
  notANumber: (most) => `Escribe un número de 1 a ${most}.`,
  running: "En marcha. Ctrl+C lo para.",
  checking: "Comprobando. Ctrl+C lo para.",
  stopped: "Parado.",
  nowIn: (language) => `Ahora, el programa de ${language === "ts" ? "TypeScript" : "Python"}.`,
  parsonsAsk:
    "Escribe los números de las líneas en el orden en que irían, separados por espacios, o Intro para dejarlo:",
  nothingRecorded: "Aún no hay nada que contar: ejecuta antes el programa.",

  turn: (number) => `Decisión ${number}. ¿A quién le toca?`,
  wouldDo: (name, what, place) => `${name}: ${what}${place === undefined ? "" : `, en ${place}`}`,
  cannotGoOn: (name, why) => `${name} no puede seguir: ${why}.`,
  states: {
    starting: "está arrancando",
    running: "está en marcha",
    ready: "espera su turno",
    blocked: "está bloqueado",
    sleeping: "está dormido",
  },
  schedulerAsk: (count) =>
    `Un número de 1 a ${count}; d deshace; f sigue hasta el final; r busca un orden que lo rompa; v vuelve:`,
};
