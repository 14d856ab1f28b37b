import type { CliTexts } from "./cli-texts.ts";

const meant = (near: string | undefined) => (near === undefined ? "" : ` ¿Querías decir ${near}?`);

/** More faults than this say no more. */
const MOST = 5;

/** What commands say in Spanish. */
export const es: CliTexts = {
  unknownCommand: (name, near) =>
    `No conozco la orden «${name}».${meant(near)} Escribe mp --help para ver las que hay.`,
  badOption: (problem) => {
    const { option } = problem;
    if (problem.kind === "unknown")
      return `Aquí no existe la opción ${option}.${meant(problem.near)} Escribe mp --help para ver las que hay.`;
    if (problem.kind === "needs-value")
      return `A ${option} le falta el valor. Escribe mp --help para ver cuál.`;
    return `${option} no lleva valor. Quita lo que va detrás.`;
  },
  tooMany: (operand, usage) => `«${operand}» sobra. Se escribe así: ${usage}`,
  unknownLesson: (name, near) =>
    `No hay ninguna lección «${name}».${meant(near)} Mira las lecciones con mp list.`,
  unknownLanguage: (name) => `El curso no está en «${name}». Escribe --lang es o --lang en.`,
  missingArgument: (usage) => `Falta decir cuál. Se escribe así: ${usage}`,
  notANumber: (option, value, least) =>
    `${option} lleva un número entero a partir de ${least}, no «${value}».`,
  notAWord: (option, value, words) => `${option} lleva ${words.join(", ")}, no «${value}».`,
  noSuchFile: (path, near) =>
    `No hay ninguna lección ni ningún archivo «${path}».${meant(near)} Mira las lecciones con mp list.`,
  isAFolder: (path) => `«${path}» es una carpeta. Di cuál es el primer archivo del programa.`,
  unknownShell: (name, shells, near) =>
    `No hay guion para «${name}».${meant(near)} Los hay para ${shells.join(", ")}.`,
  noPython: (lesson) =>
    `${lesson} no tiene programa en Python. Quita --language: el de TypeScript hace lo mismo.`,
  notAnExercise: (id) =>
    `«${id}» es una lección para leer y ejecutar; no es un ejercicio. Prueba mp run ${id}.`,
  checking: (file) => `Comprobando ${file}`,
  watching: (file) => `Espero a que guardes ${file}. Ctrl-C para salir.`,
  interrupted: "Lo has parado.",
  noScheduleKept: (lesson) =>
    `Ninguna comprobación de ${lesson} ha fallado por un orden de ejecución, así que no hay ninguno que repetir. Prueba mp check ${lesson}, o da uno que haya escrito mp explore.`,
  programChanged:
    "El programa ha cambiado desde aquella comprobación: el orden de ejecución puede llevar ahora a otro sitio. mp check encuentra uno nuevo.",
  cannotRead: (path, why) => `No se puede leer ${path}: ${why}.`,
  cannotWrite: (path, why) => `No se puede escribir ${path}: ${why}. No se ha perdido nada de lo que había.`,
  reasons: {
    EACCES: "no tienes permiso. Date ese permiso, o elige otra carpeta con MP_HOME",
    EPERM: "no tienes permiso. Date ese permiso, o elige otra carpeta con MP_HOME",
    EROFS: "su disco es de solo lectura. Elige otra carpeta con MP_HOME",
    ENOSPC: "el disco está lleno. Haz sitio y escríbelo otra vez",
    EDQUOT: "has gastado todo tu espacio en el disco. Haz sitio y escríbelo otra vez",
    EMFILE: "hay demasiados archivos abiertos. Cierra algún programa y escríbelo otra vez",
    ENOENT: "no está ahí",
    EISDIR: "es una carpeta",
    ENOTDIR: "una de sus carpetas es un archivo. Elige otra carpeta con MP_HOME",
  },
  courseFault: (faults) =>
    [
      "El curso tiene un fallo, y no es tuyo:",
      ...faults.slice(0, MOST),
      ...(faults.length > MOST ? [`(y ${faults.length - MOST} más)`] : []),
    ].join("\n"),
  ourFault: (what) =>
    `Esto es un fallo de mp, no tuyo. Tu código y tu progreso están a salvo. Por favor, avísanos con esto:\n${what}`,
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
