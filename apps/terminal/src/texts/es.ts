import type { CliTexts, TerminalTexts } from "./texts.ts";

const cli: CliTexts = {
  help: (prefix) => `mp, el tutor de multiprocesamiento

Uso
  mp                            abre el tutor en la terminal
  mp list                       las lecciones y cómo las llevas
  mp show LECCIÓN               el texto de una lección
  mp run LECCIÓN|ARCHIVO        ejecuta un programa: qué escribe cada proceso
  mp check LECCIÓN [ARCHIVO]    comprueba un ejercicio: tu copia, o ese archivo
  mp trace LECCIÓN|ARCHIVO      lo ejecuta y dibuja qué hizo cada proceso
  mp explore LECCIÓN|ARCHIVO    busca la planificación que lo rompe
${prefix === "mp" ? "" : `\nDesde el repositorio, en lugar de mp escribe: ${prefix}\n`}
Una LECCIÓN se nombra por su identificador (mp-worker) o por su número (1.3).

Más sobre una de ellas: mp trace --help, mp explore --help

Opciones
  --lang es|en     idioma
  --json           para máquinas: list, run (un suceso por línea),
                   check (results.json, versión 3), trace, explore
  -h, --help       esta ayuda
  -v, --version    la versión

Variables de entorno
  MP_HOME          carpeta de tu progreso y tu código
  VISUAL, EDITOR   tu editor
  NO_COLOR         sin colores

Código de salida
  0 bien · 1 el programa o la comprobación falla
  2 orden mal escrita · 3 no se pudo llegar al final`,
  unknownCommand: (name) => `No conozco la orden «${name}». Escribe mp --help para ver las que hay.`,
  unknownOption: (problem) =>
    `Esa opción no existe o le falta algo (${problem}). Escribe mp --help para ver las que hay.`,
  unknownLesson: (name, known) => `No hay ninguna lección «${name}». Las que hay: ${known}.`,
  unknownLanguage: (name) => `El curso no está en «${name}». Escribe --lang es o --lang en.`,
  missingArgument: (usage) => `Falta decir cuál. Se escribe así: ${usage}`,
  noSuchFile: (path) => `No hay ninguna lección ni ningún archivo «${path}». Mira las lecciones con mp list.`,
  notAnExercise: (id) =>
    `«${id}» es una lección para leer y ejecutar; no tiene comprobación. Prueba mp run ${id}.`,
  checking: (file) => `Comprobando ${file}`,
  firstRun: (title, command) => `${title}: su programa, en marcha (${command})`,
  tryNext: ({ bare, prefix, next }) => ({
    title: "Y ahora",
    examples: [
      [bare, "en una terminal, abre el tutor"],
      [`${prefix} list`, "las lecciones que hay"],
      [`${prefix} show ${next}`, "la lección que sigue"],
    ],
  }),
};

/** The terminal tutor in Spanish. */
export const es: TerminalTexts = {
  languageName: "español",
  otherLanguage: "English",
  exercise: "ejercicio",
  minutes: (n) => `${n} min`,
  progress: (done, all) => `${done} de ${all}`,
  keys: {
    choose: "elegir",
    open: "abrir",
    quit: "salir",
    back: "volver",
    scroll: "leer",
    run: "ejecutar",
    runAgain: "otra vez",
    stop: "parar",
    edit: "editar",
    check: "comprobar",
    hint: "pista",
    reset: "original",
    next: "siguiente",
    answer: "responder",
    language: "English",
    yes: "sí",
    no: "no",
  },
  resetQuestion: (file) => `¿Volver al ${file} original? Tu versión se guarda al lado.`,
  resetDone: (kept) => (kept ? `Tienes el original. Tu versión está en ${kept}` : "Tienes el original."),
  edited: (file) => `Guardado en ${file}`,
  noEditor: (file) => `No encuentro ningún editor. Define EDITOR, o abre tú mismo ${file}`,
  editorFailed: (command, reason) => `El editor «${command}» no ha ido bien (${reason}). Revisa EDITOR.`,
  running: "en marcha",
  checking: "comprobando",
  ownVersion: "tu versión",
  stopped: "parado",
  measured: ({ what, date, machine, script }) => `Medido: ${what.es} (${script}; ${date}; ${machine})`,
  hintOf: (shown, all) => `Pista ${shown} de ${all}`,
  noHintYet: (all) => (all === 1 ? "Hay una pista: pulsa h." : `Hay ${all} pistas: pulsa h.`),
  noMoreHints: "Ya has visto todas las pistas.",
  pressToAnswer: (answers) => `Responde con 1–${answers}`,
  task: (n) => `Tarea ${n}`,
  passed: "¡Conseguido!",
  passedMore: "Tu programa cumple todo lo que se pedía, y lo cumplirá siempre: no ha sido suerte.",
  failed: (passed, all) => `De momento, ${passed} de ${all}.`,
  failedKeys: "Con e vuelves al código; con h tienes una pista.",
  lessonDone: "Lección hecha. Con n pasas a la siguiente.",
  stillToDo: (what) => `Te falta: ${what}.`,
  tooSmall: (columns, rows) => `Esta ventana es de ${columns}×${rows}. Hazla algo mayor: 60×16 basta.`,
  cli,
};
