import type { Search, TraceTexts } from "./trace-texts.ts";

// Spanish leaves four digits together: 1000, 10 000.
const n = (count: number) => count.toLocaleString("es-ES");
const count = (of: number, one: string, many = `${one}s`) => `${n(of)} ${of === 1 ? one : many}`;
const schedules = (of: number) => count(of, "orden de ejecución", "órdenes de ejecución");
const bounded = (bound: number | undefined) =>
  bound === undefined ? "" : ` con ${count(bound, "interrupción", "interrupciones")} como mucho`;

const WHY: Readonly<Record<NonNullable<Search["stoppedBy"]>, string>> = {
  limit: "se ha llegado al máximo de órdenes de ejecución (--limit)",
  time: "se ha acabado el tiempo (--time)",
  signal: "la has parado",
};

/** `mp trace` y `mp explore` en español. */
export const es: TraceTexts = {
  conflict: (one, other) => `${one} no va con ${other}. Quita una de las dos.`,
  noRuntime: (path) =>
    `${path} no importa @mp/runtime, ni tampoco los módulos que importa: no hay procesos que ver. Empieza con import { Process } from "@mp/runtime".`,
  cannotExplore: (why) => `Este programa no se puede ejecutar por turnos: ${why}`,
  notAModule: (url, format) =>
    `${url} es ${format || "algo que no es JavaScript"}, y por turnos solo se ejecutan módulos con import y export.`,
  badSchedule: (schedule, why) => `El orden de ejecución «${schedule}» no encaja con este programa: ${why}`,
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
      ? `${schedules(executions)}: ${executions === 1 ? "el único" : "todos los"} que hay${bounded(bound)}`
      : `${schedules(executions)}${bound === undefined ? " al azar" : bounded(bound)}`,
  notComplete: ({ executions, stoppedBy }) =>
    `Sin terminar: ${schedules(executions)} de los que hay, y quedan más${stoppedBy ? `; ${WHY[stoppedBy]}` : ""}.`,
  outcome: {
    prints: (text) => `escribe ${text}`,
    printsNothing: "no escribe nada",
    exit: (code) => `termina con código ${code}`,
    deadlock: (names) => `interbloqueo: ${names.join(", ")}`,
    other: {
      "step-limit": "no acaba: demasiados pasos",
      "time-limit": "no acaba: un proceso calcula sin fin",
      "too-many-processes": "pone en marcha demasiados procesos",
      diverged: "se aparta del orden de ejecución",
      aborted: "interrumpida",
    },
    error: (message) => `falla: ${message}`,
  },
  faultsIn: (faults, of) => `${n(faults)} de ${schedules(of)} con fallo`,
  noFaultIn: ({ complete, bound }) =>
    complete
      ? `Ningún fallo en ningún orden de ejecución${bounded(bound)}.`
      : "Ningún fallo en lo explorado.",
  shortest: (turns, switches) =>
    `El orden de ejecución más corto que falla: ${count(turns, "turno")}, ${count(switches, "interrupción", "interrupciones")}`,
  repeat: "Para verlo otra vez",
  replayed: (schedule) => `Planificación ${schedule}, repetida`,
};
