import type { Search, TraceTexts } from "./trace-texts.ts";

// Spanish leaves four digits together: 1000, 10 000.
const n = (count: number) => count.toLocaleString("es-ES");
const count = (of: number, one: string, many = `${one}s`) => `${n(of)} ${of === 1 ? one : many}`;
const schedules = (of: number) => count(of, "planificación", "planificaciones");
const bounded = (bound: number | undefined) =>
  bound === undefined ? "" : ` con ${count(bound, "interrupción", "interrupciones")} como mucho`;

const WHY: Readonly<Record<NonNullable<Search["stoppedBy"]>, string>> = {
  limit: "se ha llegado al máximo de planificaciones (--limit)",
  time: "se ha acabado el tiempo (--time)",
  signal: "la has parado",
};

/** `mp trace` y `mp explore` en español. */
export const es: TraceTexts = {
  traceHelp: (prefix) => `Ejecuta un programa y enseña qué hicieron sus procesos

Uso
  ${prefix} trace LECCIÓN|ARCHIVO [opciones] [-- ARGUMENTOS]

El programa se ejecuta en paralelo de verdad. Su salida llega según la escribe;
después, cada proceso es un carril: cuándo avanzaba, cuándo estaba bloqueado,
en qué, y quién lo tenía. Después, lo que se ha encontrado, con archivo y línea.

Opciones
  --replay CADENA     repite exactamente una ejecución que encontró explore,
                      por turnos
  --view lanes|text   dibujado, o contado en frases, como sin terminal
  --no-sites          sin líneas del programa: registrar cuesta menos
  --time S            para el programa a los S segundos
  --perfetto ARCHIVO  escribe la traza para https://ui.perfetto.dev
  --json              para máquinas: un documento, según su esquema JSON
  --lang es|en        idioma

Código de salida
  0 no se ha visto ningún fallo · 1 el programa falla, o se ha visto un fallo
  2 orden mal escrita · 3 no se pudo llegar al final

Un programa al que le ha ido bien puede estar mal: explore prueba otras
planificaciones.`,
  exploreHelp: (prefix) => `Ejecuta un programa con muchas planificaciones y busca una que lo rompa

Uso
  ${prefix} explore LECCIÓN|ARCHIVO [opciones]

Los procesos avanzan por turnos: en cada operación del runtime puede seguir
otro. Lo que cambia de una planificación a otra se agrupa y se cuenta, y se
enseña la más corta de las que fallan, con la orden que la repite.

Un fallo es un interbloqueo, un error que nadie captura, una ejecución que no
acaba, una carrera de datos u otro fallo de uso. Si cambia lo que escribe, es
otro resultado.

Opciones
  --bound N           todas las planificaciones con N interrupciones como mucho
                      (2, si no se dice)
  --seeds N           N planificaciones al azar
  --strategy NOMBRE   exhaustive (todas), random (al azar) o pct (al azar,
                      con prioridades)
  --limit N           N planificaciones como mucho
  --time S            S segundos como mucho
  --replay CADENA     una sola planificación: la que se encontró antes
  --view lanes|text   cómo enseñar la planificación que falla
  --perfetto ARCHIVO  escribe su traza para https://ui.perfetto.dev
  --json              para máquinas: un documento, según su esquema JSON
  --lang es|en        idioma

Código de salida
  0 ningún fallo en lo explorado · 1 se ha encontrado un fallo
  2 orden mal escrita · 3 el programa no se puede explorar`,

  badValue: (option, value, wanted) =>
    "least" in wanted
      ? `${option} lleva un número entero desde ${wanted.least}, no «${value}».`
      : `${option} lleva ${wanted.join(", ")}, no «${value}».`,
  conflict: (one, other) => `${one} no va con ${other}. Quita una de las dos.`,
  notAFile: (path) => `«${path}» es una carpeta. Di cuál es el primer archivo del programa.`,
  noRuntime: (path) =>
    `${path} no importa @mp/runtime, ni tampoco los módulos que importa: no hay procesos que ver. Empieza con import { Process } from "@mp/runtime".`,
  cannotExplore: (why) => `Este programa no se puede ejecutar por turnos: ${why}`,
  notAModule: (url, format) =>
    `${url} es ${format || "algo que no es JavaScript"}, y por turnos solo se ejecutan módulos con import y export.`,
  badSchedule: (schedule, why) => `La planificación «${schedule}» no encaja con este programa: ${why}`,
  argumentsNotExplored: "Solo mp trace sin --replay pasa argumentos al programa.",
  written: (file) => `Traza escrita en ${file}. Ábrela en https://ui.perfetto.dev`,
  cannotWrite: (file, why) => `No se ha podido escribir ${file}: ${why}`,

  states: {
    starting: "arranca",
    running: "avanza",
    ready: "espera turno",
    blocked: "bloqueado",
    sleeping: "dormido",
  },
  marks: {
    start: "inicia un proceso",
    acquire: "adquiere",
    release: "libera",
    put: "pone o envía",
    get: "saca o recibe",
    read: "lee",
    write: "escribe",
    notify: "avisa",
    barrier: "barrera",
    fault: "fallo",
  },
  lanes: "Qué hacía cada proceso",
  steps: "Paso a paso",
  waits: "Quién esperó",
  findings: "Lo que se ha encontrado",
  inSteps: "un hueco por paso",
  inTime: (cut) => (cut === undefined ? "milisegundos" : `milisegundos; ${cut} tiempo omitido`),
  blocked: (on, holders) =>
    `bloqueado en ${on}${holders.length === 0 ? "" : `, que tiene ${holders.join(", después ")}`}`,
  more: (more) => `y ${n(more)} más`,
  leftOut: (steps) => `${count(steps, "paso")} sin mostrar`,
  noFault: "Ningún fallo en esta ejecución. Otra puede ir de otro modo: prueba mp explore.",
  dropped: (name, events) =>
    `${name}: ${count(events, "suceso")} sin registrar, por falta de sitio. Lo que se dice de él no está completo.`,
  stopped: "Parado. Esto es lo que había pasado hasta ahora.",
  notRecorded:
    "Lo registrado se ha perdido: el primer proceso no contestó, por estar bloqueado o calculando.",
  nothingOfIt:
    "Un proceso calcula y no llega nunca a ninguna operación del runtime: no se ha podido registrar nada. Busca un bucle que no acaba, o prueba mp trace.",
  nothingTraced: "No se ha registrado nada: el programa no ha usado nada del runtime.",

  exploring: (executions, perSecond) => `${schedules(executions)} · ${n(perSecond)}/s`,
  explored: ({ executions, complete, bound }) =>
    complete
      ? `${schedules(executions)}: ${executions === 1 ? "la única" : "todas las"} que hay${bounded(bound)}`
      : `${schedules(executions)}${bound === undefined ? " al azar" : bounded(bound)}`,
  notComplete: ({ executions, stoppedBy }) =>
    `Sin terminar: ${schedules(executions)} de las que hay, y quedan más${stoppedBy ? `; ${WHY[stoppedBy]}` : ""}.`,
  outcome: {
    prints: (text) => `escribe ${text}`,
    printsNothing: "no escribe nada",
    exit: (code) => `termina con código ${code}`,
    deadlock: (names) => `interbloqueo: ${names.join(", ")}`,
    other: {
      "step-limit": "no acaba: demasiados pasos",
      "time-limit": "no acaba: un proceso calcula sin fin",
      "too-many-processes": "pone en marcha demasiados procesos",
      diverged: "se aparta de la planificación",
      aborted: "interrumpida",
    },
    error: (message) => `falla: ${message}`,
  },
  faultsIn: (faults, of) => `${n(faults)} de ${schedules(of)} con fallo`,
  noFaultIn: ({ complete, bound }) =>
    complete ? `Ningún fallo en ninguna planificación${bounded(bound)}.` : "Ningún fallo en lo explorado.",
  shortest: (turns, switches) =>
    `La planificación más corta que falla: ${count(turns, "turno")}, ${count(switches, "interrupción", "interrupciones")}`,
  repeat: "Para verlo otra vez",
  replayed: (schedule) => `Planificación ${schedule}, repetida`,
};
