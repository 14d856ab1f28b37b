import type { Cause } from "../timeline/model.ts";
import { findingsEs } from "./findings-es.ts";
import { waitsFor } from "./operations.ts";
import type { Phrases, Say } from "./phrases.ts";

/** The account in Spanish. */
export const es: Phrases = {
  findings: findingsEs,
  headings: {
    processes: "Procesos",
    arrows: "Qué llevó de uno a otro",
    depths: "Mensajes en espera",
    data: "Datos compartidos",
    output: "Salida",
    findings: "Hallazgos",
  },
  severity: { fault: "Fallo", risk: "Riesgo" },
  summary: ({ mode, lanes, from, to }, events) =>
    `${count(lanes.length, "proceso", "procesos")}, ${count(events, "evento", "eventos")}${mode === "free" ? `, ${milliseconds(to.time - from.time)}, en paralelo de verdad` : ", por turnos"}.`,
  outcome: (outcome, say) => {
    switch (outcome.kind) {
      case "finished":
        return `Acabó con código de salida ${outcome.exitCode}.`;
      case "deadlock":
        return `Acabó en un interbloqueo de ${say.list(outcome.pids.map((pid) => say.process(pid)))}.`;
      case "step-limit":
        return "Se paró al llegar a su límite de pasos.";
      case "time-limit":
        return "Se paró porque un proceso estuvo demasiado tiempo calculando sin ninguna operación.";
      case "too-many-processes":
        return "Se paró porque había demasiados procesos.";
      case "diverged":
        return "No siguió su orden de ejecución, que es de otro programa.";
      case "aborted":
        return "Se canceló.";
      default:
        return `Acabó por un error: ${outcome.message}`;
    }
  },
  dropped: (process, missing) =>
    `${missing === 1 ? "Falta 1 evento" : `Faltan ${missing} eventos`} de ${process}, porque no cabían: lo que se cuenta aquí no es todo, y no se pueden ver las carreras.`,
  lane: ({ pid, name, parent, end }, say) =>
    `${name} (pid ${pid})${parent === null ? "" : `, puesto en marcha por ${say.process(parent)}`}, ${end === undefined ? "no acabó" : end.how === "ended" ? `acabó con código de salida ${end.exitCode}` : "fue detenido"}:`,
  interval: ({ state, from, to, cause }, say) => {
    const span = `${say.when(from)} – ${say.when(to)}`;
    return cause === undefined || state === "ready"
      ? `${span}: ${STATES[state]}`
      : `${span}: ${waiting(cause, say)}`;
  },
  arrow: ({ kind, from, to, value }, say) => {
    const who = say.process(from.pid);
    const whom = say.process(to.pid);
    const what = value === undefined ? "un mensaje" : value;
    switch (kind) {
      case "start":
        return `${say.when(from)}: ${who} pone en marcha a ${whom}${say.at(from)}, que empieza luego (${say.when(to)}).`;
      case "message":
        return `${say.when(from)}: ${who} pone ${what} en ${say.object(from.object)}${say.at(from)}, y ${whom} lo recoge${say.at(to)} (${say.when(to)}).`;
      case "task":
        return `${say.when(from)}: una tarea o un resultado va de ${who} a ${whom}, que lo tiene luego (${say.when(to)}).`;
      default:
        return `${say.when(from)}: ${who} despierta a ${whom}${say.at(from)}, que sigue luego (${say.when(to)}).`;
    }
  },
  depth: ({ object, end, points, most }, say) =>
    `${say.object(object)}${end === undefined ? "" : `, enviados desde el extremo ${end}`}: como mucho ${most}; ${points.map((point) => `${point.depth} (${say.when(point)})`).join(", ")}.`,
  data: ({ object, index, points }, say) =>
    `${say.datum(object, index)}: ${points.map((point) => (point.pid === 0 ? `${point.value} al principio` : `${point.value} por ${say.process(point.pid)} (${say.when(point)})`)).join(", ")}.`,
  output: ({ seq, time, pid, text }, say) =>
    `${say.when({ seq, time })}: ${say.process(pid)} escribe ${JSON.stringify(text)}.`,
  parallel: ({ mode, parallel: { share, atOnce } }) =>
    mode === "controlled"
      ? "Nada ocurrió a la vez, porque iban por turnos."
      : `Dos o más estuvieron en marcha a la vez durante el ${percent(share)} del tiempo; como mucho, ${Math.max(0, atOnce.length - 1)}.`,
  nothingFound: "Esta ejecución no tiene nada malo.",
  more: (left) => `… y ${left} más.`,
};

const STATES = {
  starting: "se está poniendo en marcha",
  running: "está en marcha",
  ready: "podría seguir",
  blocked: "espera",
  sleeping: "duerme",
} as const;

function waiting({ operation, object, target, heldBy, result, site }: Cause, say: Say): string {
  const what =
    target === undefined
      ? waitsFor("es", operation, object === undefined ? "" : say.object(object))
      : `a que acabe ${say.process(target)}`;
  const holders = heldBy.map(({ pid, since }) => `${say.process(pid)}${say.at(since)}`);
  const held =
    holders.length === 0
      ? ""
      : `, que ${holders.length === 1 ? "tiene" : "tienen"} ${holders.join(" y después ")}`;
  const ends = {
    ready: "",
    timeout: ", hasta que se acaba su tiempo",
    aborted: ", hasta que se cancela",
    deadlock: ", hasta que le avisan del interbloqueo",
  };
  return `espera ${what}${say.at(site === undefined ? undefined : { site })}${held}${result === undefined ? ", para siempre" : ends[result]}`;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function milliseconds(time: number): string {
  return `${String(Math.round(time * 100) / 100).replace(".", ",")} ms`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
