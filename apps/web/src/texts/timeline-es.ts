import type { TimelineTexts } from "./timeline-texts.ts";

/** La línea de tiempo en español. */
export const es: TimelineTexts = {
  title: "Qué hizo cada proceso",
  keys: "Con las flechas vas de paso en paso y de proceso en proceso; con Mayúsculas y flechas te desplazas; con más y menos acercas y alejas, con 0 lo ves todo y con Espacio avanza solo.",
  axis: { label: "Cómo se dibuja", order: "por orden", time: "por tiempo" },
  closer: "Acercar",
  farther: "Alejar",
  fit: "Ver todo",
  step: (n) => String(n),
  milliseconds: (n) => `${n.toLocaleString("es-ES", { maximumFractionDigits: 3 })} ms`,
  states: {
    starting: "arrancando",
    running: "en marcha",
    ready: "listo para seguir",
    blocked: "bloqueado",
    sleeping: "dormido",
  },
  notYet: "aún no existe",
  ended: (code) => (code === undefined || code === 0 ? "terminado" : `terminado con código ${code}`),
  blocked: (on, holder, since) =>
    `bloqueado en ${on}${holder === undefined ? "" : `, que tiene ${holder}${since === undefined ? "" : ` desde la línea ${since}`}`}`,
  line: (n) => `línea ${n}`,
  messages: (n) => (n === 1 ? "1 mensaje" : `${n} mensajes`),
  holds: (value) => (value === undefined ? "aún no se sabe" : `vale ${value}`),
  arrows: { start: "pone en marcha", message: "mensaje", task: "tarea", wake: "despierta" },
  fault: "fallo",
  legend: "Qué significan los signos",
  moreSeries: (n) => `Ver ${n} valores más`,
  scrubber: "Paso de la ejecución",
  play: "Avanzar solo",
  pause: "Pausa",
  back: "Un paso atrás",
  forth: "Un paso adelante",
  now: "En este paso",
  found: "Lo que se ha encontrado",
  severity: { fault: "Fallo", risk: "Riesgo" },
  goTo: "Ir ahí",
  nothingFound: "Ningún fallo en esta ejecución. Otra puede ir de otro modo.",
  allEvents: (n) => `Paso a paso, como tabla (${n.toLocaleString("es-ES")})`,
  columns: ["Paso", "Cuándo", "Proceso", "Qué", "Dónde"],
  pages: (from, to, of) => `${from} a ${to} de ${of.toLocaleString("es-ES")}`,
  earlier: "Pasos anteriores",
  later: "Pasos siguientes",
  inWords: "Lo mismo, en palabras",
  dropped: (name, n) =>
    `${name}: ${n} sucesos sin registrar, por falta de sitio. Lo que se ve no está completo.`,
  graph: {
    title: "Quién espera a quién",
    nobody: "En este paso nadie espera a nadie.",
    cycle: (names) =>
      `El círculo se ha cerrado: ${names}. Cada uno espera al siguiente, y ninguno puede seguir.`,
    waits: (who, what, whom) =>
      whom === undefined ? `${who} espera: ${what}.` : `${who} espera a ${whom}: ${what}.`,
    mayHelp: (who, what, whom) => `${who} espera: ${what}. Solo podría ayudarle ${whom}.`,
    holds: (who, what, line) => `${who} tiene ${what}${line === undefined ? "" : ` desde la línea ${line}`}.`,
  },
};
