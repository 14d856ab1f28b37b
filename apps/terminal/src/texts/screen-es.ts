import type { KeyHelp } from "./texts.ts";
import type { ScreenTexts } from "./screen-texts.ts";

const reading: readonly KeyHelp[] = [
  ["↑ ↓  j k", "una línea arriba o abajo"],
  ["espacio  b", "una página abajo o arriba"],
  ["inicio fin  g G", "al principio o al final"],
];

/** The words of the screens in Spanish. */
export const es: ScreenTexts = {
  help: {
    list: {
      title: "La lista de lecciones",
      keys: [
        ["↑ ↓  j k", "elegir una lección"],
        ["↵  →", "abrirla"],
        ["/", "buscar en los títulos y en los textos"],
        ["g G", "la primera o la última"],
        ["q  esc", "salir"],
      ],
    },
    search: {
      title: "Buscar",
      keys: [
        ["a–z …", "lo que se busca; da igual con tilde que sin ella"],
        ["↑ ↓", "elegir entre lo encontrado"],
        ["↵", "abrir la lección por donde está"],
        ["esc", "dejar de buscar"],
      ],
    },
    lesson: {
      title: "Una lección",
      keys: [
        ...reading,
        ["1–9", "responder a la pregunta que se ve"],
        ["r", "ejecutar el programa"],
        ["p", "TypeScript o Python"],
        ["t", "la línea de tiempo de lo ejecutado"],
        ["o", "ser el planificador: probar órdenes a mano"],
        ["e", "abrir tu copia en tu editor"],
        ["c", "comprobar el ejercicio"],
        ["w", "comprobar cada vez que guardes"],
        ["h", "ayuda por etapas: pistas, ordenar, comparar, solución"],
        ["x", "volver al programa original"],
        ["n  →", "la lección siguiente"],
        ["esc  ←  q", "volver a la lista"],
      ],
    },
    run: {
      title: "Un programa en marcha",
      keys: [
        ["s  esc", "pararlo al momento"],
        ...reading,
        ["r", "ejecutarlo otra vez"],
        ["t", "recorrer su línea de tiempo"],
        ["esc", "volver al texto"],
      ],
    },
    timeline: {
      title: "La línea de tiempo",
      keys: [
        ["← →  , .", "un paso atrás o adelante"],
        ["[ ]", "diez pasos atrás o adelante"],
        ["inicio fin  g G", "al primero o al último"],
        ["↑ ↓  j k", "mover el texto"],
        ["v", "dibujado o contado en frases"],
        ["esc  q", "volver"],
      ],
    },
    scheduler: {
      title: "Sé el planificador",
      keys: [
        ["1–9", "dar el turno a ese proceso"],
        ["↑ ↓ ↵", "elegir y darlo"],
        ["u  ←", "deshacer"],
        ["f", "seguir hasta el final sin cambiar de proceso"],
        ["m", "enséñame un orden que lo rompa"],
        ["→", "repetir un paso de un orden hallado"],
        ["x", "empezar de nuevo"],
        ["esc  q", "volver"],
      ],
    },
    parsons: {
      title: "Ordenar las líneas",
      keys: [
        ["↑ ↓  j k", "elegir una línea"],
        ["espacio  ↵", "cogerla, y soltarla donde esté"],
        ["c", "comprobar el orden"],
        ["h", "la etapa siguiente de la ayuda"],
        ["esc  q", "volver"],
      ],
    },
    solution: {
      title: "Comparar con la solución",
      keys: [...reading, ["h", "la etapa siguiente de la ayuda"], ["esc  q", "volver"]],
    },
  },
  everywhere: {
    title: "En todas partes",
    keys: [
      ["l", "English"],
      ["?", "esta ayuda"],
      ["ctrl+c", "salir"],
    ],
  },
  otherProgram: (name) => `p: en ${name}`,
  programKey: { ts: "TypeScript", python: "Python" },
  noTraceOfPython: "Del programa de Python no hay línea de tiempo. Con p vuelves al de TypeScript.",
  helpKey: "ayuda",
  closeHelp: "cerrar la ayuda",

  search: {
    key: "buscar",
    prompt: "Buscar",
    begin: "Escribe una palabra: se busca en los títulos y en los textos de todas las lecciones.",
    nothing: (query) => `Nada con «${query}». Prueba con menos letras, o con otra palabra.`,
    found: (lessons) => (lessons === 1 ? "1 lección" : `${lessons} lecciones`),
  },

  timeline: {
    key: "línea de tiempo",
    title: "Línea de tiempo",
    step: "paso",
    jump: "diez",
    inWords: "en frases",
    drawn: "dibujado",
    nothingYet: "Aún no hay nada que recorrer: ejecuta el programa con r.",
    states: {
      starting: "arrancando",
      running: "en marcha",
      ready: "listo para seguir",
      blocked: "bloqueado",
      sleeping: "dormido",
    },
    notYet: "aún no existe",
    ended: "terminado",
    line: (line) => `línea ${line}`,
    found: "Lo que se ha encontrado",
  },

  scheduler: {
    key: "planificar",
    title: "Sé el planificador",
    loading: "preparando el programa",
    searching: "buscando un orden que lo rompa",
    choose: "¿A quién le toca?",
    waiting: "No pueden seguir",
    decisions: (count) => (count === 1 ? "1 decisión" : `${count} decisiones`),
    comesToItsEnd: "llega a su final",
    soFar: "Hasta ahora",
    nothingYet: "Todavía no ha pasado nada.",
    over: "Ha terminado",
    scripted: (step) => `Orden hallado: paso ${step}. Con → lo repites paso a paso.`,
    found: (executions, complete) =>
      `Hallado, entre ${executions} órdenes${complete ? " (todos, con hasta dos interrupciones)" : ""}. Con → lo repites paso a paso.`,
    foundAs: (executions, numbers) =>
      `Hallado, entre ${executions} órdenes. Desde el principio, las decisiones son: ${numbers}; y después, siempre 1.`,
    nothingFound: (executions, complete) =>
      complete
        ? `Ninguno de los ${executions} órdenes con hasta dos interrupciones lo rompe.`
        : `Ninguno de los ${executions} órdenes probados lo rompe. Hay más.`,
    cannot: (why) => `Este programa no puede ejecutarse por turnos: ${why}`,
    turn: "turno",
    undo: "deshacer",
    finish: "hasta el final",
    breakIt: "romperlo",
    replay: "repetir",
    again: "de nuevo",
  },

  stages: {
    ask: {
      parsons: "No hay más pistas. ¿Ver las líneas de una solución, en desorden?",
      diff: "¿Comparar tu programa con una solución?",
      solution: "¿Ver la solución?",
    },
    noMore: "Ya has visto toda la ayuda que hay.",
    how: "Ponlas en orden: espacio coge una línea y la suelta donde esté; c comprueba.",
    take: "coger",
    drop: "soltar",
    moreHelp: "más ayuda",
    right: (lines, of) =>
      lines === 0
        ? "La primera línea no es la de la solución."
        : `De ${of} líneas, las ${lines} primeras están en su sitio; la siguiente, no.`,
    allRight: "¡Así es! Ahora escríbelo tú: con esc vuelves, con e abres tu programa.",
  },

  watch: {
    key: "al guardar",
    on: (file) => `Cada vez que guardes se comprueba: ${file}`,
    off: "Ya no se comprueba al guardar.",
    sign: "al guardar",
  },
};
