import type { DoctorTexts } from "./doctor-texts.ts";

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** What `mp doctor` says in Spanish. */
export const es: DoctorTexts = {
  names: {
    node: "Node",
    cores: "Núcleos",
    memory: "Memoria compartida",
    terminal: "Terminal",
    editor: "Editor",
    python: "Python",
    folders: "Carpetas",
    progress: "Progreso",
    course: "Curso",
  },
  node: (version, least, isOld) =>
    isOld
      ? {
          seen: `${version}; hace falta al menos ${least}`,
          mend: `Instala Node ${least} o posterior desde https://nodejs.org`,
        }
      : { seen: version },
  cores: (cores) =>
    cores > 1
      ? { seen: `${cores}` }
      : {
          seen: "1",
          mend: "Funciona todo, pero nada va más deprisa con procesos: mide en una máquina con más.",
        },
  memoryWorks: "los hilos comparten memoria y se despiertan unos a otros",
  memoryFails: (why) => ({
    seen: `los hilos no comparten memoria: ${why}`,
    mend: "Arranca Node sin opciones que prohíban los hilos o la memoria compartida (NODE_OPTIONS).",
  }),
  noTerminal: {
    seen: "aquí no hay: las órdenes funcionan, el tutor solo se abre en una terminal",
    mend: "Escribe mp en una terminal.",
  },
  terminal: (size, colours, unicode) =>
    `${size}, ${colours === 2 ? "sin colores" : `${colours} colores`}, ${unicode ? "Unicode" : "solo ASCII"}`,
  smallTerminal: (least) => `Haz mayor la ventana: con ${least} se está cómodo.`,
  noUnicode:
    "Pon una configuración regional con UTF-8, como LANG=es_ES.UTF-8, y los dibujos salen más finos.",
  editor: (command, isChosen) => (isChosen ? command : `${command} (no están definidas ni VISUAL ni EDITOR)`),
  noEditor: (command) => ({
    seen: `${command} no está`,
    mend: 'Define EDITOR con la orden de un editor, como EDITOR="code --wait", o abre tú tus programas: mp reset dice dónde están.',
  }),
  python: (version, path) => `CPython ${version} (${path})`,
  noPython: (tried, found) => ({
    seen: `${found === undefined ? `no hay ninguno como ${tried.join(", ")}` : `${found}, y hace falta al menos CPython 3.8`}: los programas en TypeScript se ejecutan, los de Python no`,
    mend: "Instala CPython 3.8 o posterior desde https://python.org, o di con MP_PYTHON dónde está.",
  }),
  folders: (folder, free) =>
    free < 20
      ? { seen: `${folder}: quedan ${free} MB`, mend: "Haz sitio en ese disco." }
      : { seen: `se puede escribir en ${folder}` },
  folderFails: (folder, why) => ({
    seen: `no se puede escribir en ${folder} (${why})`,
    mend: "Date permiso, haz sitio, o elige otra carpeta con MP_HOME.",
  }),
  noProgress: "todavía nada",
  progress: (lessons, file) => `${count(lessons, "lección empezada", "lecciones empezadas")} (${file})`,
  progressDamaged: (file) => ({
    seen: `${file} no se entiende`,
    mend: "Abre mp: se aparta y empiezas de nuevo. Si tienes un documento de mp export, impórtalo.",
  }),
  course: (lessons, exercises, languages) =>
    `${count(lessons, "lección", "lecciones")} (${count(exercises, "ejercicio")}), en ${count(languages, "idioma")}`,
  courseFails: (why) => ({
    seen: why,
    mend: "Instala mp otra vez; si escribes lecciones, arregla lo que se nombra.",
  }),
  verdict: (failed, warned) => {
    if (failed > 0) return `Hay ${count(failed, "cosa")} que arreglar.`;
    return warned > 0
      ? `Está todo lo que hace falta; ${count(warned, "observación", "observaciones")}.`
      : "Está todo en su sitio.";
  },
};
