import type { ExploreTexts } from "./explore-texts.ts";

const orders = (n: number): string =>
  n === 1 ? "1 orden de ejecución" : `${n.toLocaleString("es-ES")} órdenes de ejecución`;

/** Los dibujos de los órdenes de ejecución en español. */
export const es: ExploreTexts = {
  scheduler: {
    about: "Decide, paso a paso, qué proceso sigue. El programa es el del editor.",
    loading: "Preparando el programa…",
    searching: "Buscando un orden que lo rompa…",
    choose: "¿A quién le toca?",
    waiting: "No pueden seguir",
    values: "Valores",
    soFar: "Hasta ahora",
    decisions: (n) => (n === 1 ? "1 decisión" : `${n} decisiones`),
    comesToItsEnd: "llega a su final",
    over: "Ha terminado",
    stillThere: "Estos procesos no podrán seguir nunca",
    scripted: (step) => `Orden hallado: paso ${step + 1}. El proceso marcado es el siguiente.`,
    found: (executions, complete) =>
      `Hallado, entre ${orders(executions)}${complete ? " (todos, con hasta dos interrupciones)" : ""}. Recórrelo con «Su paso siguiente».`,
    nothingFound: (executions, complete) =>
      complete
        ? `De ${orders(executions)} con hasta dos interrupciones, ninguno lo rompe.`
        : `De ${orders(executions)} probados, ninguno lo rompe. Hay más.`,
    undo: "Deshacer",
    finish: "Hasta el final",
    breakIt: "Enséñame el orden más corto que lo rompe",
    repeat: "Su paso siguiente",
    again: "De nuevo",
    keys: "Teclas: un número da el turno, u deshace, f va hasta el final, x empieza de nuevo, m busca lo que lo rompe.",
  },
  outcomes: {
    about: "El programa se ejecuta en cada orden en que sus procesos pueden turnarse.",
    progress: (n) => `${orders(n)} hasta ahora…`,
    summary: (n, parts) => `${orders(n)}: ${parts.join(", ")}`,
    part: (n, letter) => `${n} ${n === 1 ? "da" : "dan"} ${letter}`,
    complete: (bound) => `Son todos los que hay con hasta ${bound} interrupciones.`,
    incomplete: "Hay más: la búsqueda se acabó antes.",
    first: "Cómo se separan, turno a turno",
    count: (n) => orders(n),
    leaf: (letter) => `llega a ${letter}`,
    harms: "sale mal",
    harmless: "sale bien",
    stepThrough: "Recorrerlo paso a paso",
  },
  stop: "Parar",
  look: "Verlo en la línea de tiempo",
  cannot: (why) => `Este programa no puede ejecutarse por turnos: ${why}`,
  outcome: {
    prints: (text) => `escribe ${text}`,
    printsNothing: "no escribe nada",
    exit: (code) => `termina con código ${code}`,
    deadlock: (names) => `interbloqueo: ${names.join(", ")}`,
    error: (message) => `falla: ${message}`,
    other: {
      "step-limit": "no acaba: demasiados pasos",
      "time-limit": "no acaba: un proceso calcula sin fin",
      "too-many-processes": "pone en marcha demasiados procesos",
      diverged: "se aparta del orden de ejecución",
      aborted: "interrumpida",
    },
  },
};
