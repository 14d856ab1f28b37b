import type { LimitMet, StuckKind } from "../run/events.ts";
import type { Evidence, Trouble } from "../grade/trouble.ts";
import type { ImportProblem } from "../progress/import-error.ts";
import type { Ending } from "../run/record.ts";
import { errorInSpanish } from "./errors-es.ts";
import type { Texts } from "./texts.ts";

export const es: Texts = {
  trouble,
  atLines: (lines) =>
    lines.length === 0 ? "" : `(${lines.length === 1 ? "Línea" : "Líneas"} ${list(lines)}.)`,
  status: { new: "sin empezar", started: "empezada", done: "hecha" },
  left: ({ run, questions, check }) => {
    const todo = [
      run && "ejecutar el programa",
      questions > 0 && count(questions, "pregunta"),
      check && "pasar la comprobación",
    ];
    return todo.filter((part) => part !== false).join(" y ");
  },
  progressSetAside: (path) =>
    `No se ha podido leer tu progreso, así que empezamos de nuevo. El archivo dañado sigue en ${path}.`,
  importProblem,
  ended: (ending) => `${outcome(ending)} · ${count(ending.processes, "proceso")}`,
};

function outcome({ exitCode, failed }: Ending): string {
  if (exitCode !== 0) return `Terminado con código ${exitCode ?? "desconocido"}`;
  return failed === 0
    ? "Terminado sin errores"
    : `Terminado, pero ${count(failed, "proceso")} ${failed === 1 ? "ha" : "han"} fallado`;
}

function trouble(cause: Trouble): string {
  switch (cause.kind) {
    case "limit":
      return `${limit(cause.limit)}${because(cause.why)}`;
    case "stuck":
      return `${stuck(cause.how)}${because(cause.why)}`;
    case "silent":
      return "El programa termina sin escribir nada ni poner en marcha ningún proceso. ¿Falta escribir el resultado, o termina antes de llegar ahí?";
    case "no-python":
      return `Este programa necesita CPython 3.8 o posterior, y aquí no está: hemos probado ${cause.tried.map((each) => `\`${each}\``).join(", ")}${cause.found ? `, y solo hay ${cause.found}` : ""}. Instálalo desde python.org, o di cuál usar con \`MP_PYTHON\`. El mismo programa en TypeScript se ejecuta sin él.`;
    case "bad-schedule":
      return "Ese orden de ejecución no es de este programa. Si lo has cambiado desde entonces, compruébalo otra vez y repite el orden nuevo.";
    case "not-by-turns":
      return `El programa no se puede ejecutar por turnos. Ejecútalo sin más para ver qué le pasa. (${cause.detail})`;
    case "out-of-memory":
      return "El programa se ha quedado sin memoria. Busca una lista que crece sin fin, o un bucle que crea y crea.";
    case "stopped":
      return "Has parado el programa antes de que terminara. Vuelve a comprobarlo cuando quieras.";
    case "syntax":
      return `Hay algo mal escrito${at(cause)}: ${errorInSpanish(cause.detail)}. Mira si falta o sobra un paréntesis, una llave, una coma o unas comillas.`;
    case "not-defined":
      return `El programa usa \`${cause.name}\`${at(cause)}, pero nadie lo ha definido. ¿Está bien escrito? ¿Falta importarlo o escribir la función?`;
    case "no-export":
      return `Se intenta importar \`${cause.name}\`${at(cause)}, y ese nombre no existe ahí. Comprueba cómo se escribe.`;
    case "no-module":
      return `Se intenta importar \`${cause.name}\`, y no está. Comprueba cómo se escribe la ruta, o instala el paquete.`;
    case "crash":
      if (cause.detail === "")
        return `El programa termina con el código de salida ${cause.exitCode ?? "desconocido"} y sin decir por qué. ¿Termina antes de tiempo, con \`process.exit\` o \`sys.exit\`?`;
      return `El programa se ha roto${at(cause)}: ${errorInSpanish(cause.detail)}. Ejecútalo para ver el error completo.`;
    default:
      return `La comprobación ha fallado por culpa nuestra, no tuya (${cause.detail}). Tu código está a salvo; avísanos, por favor.`;
  }
}

/** Who waits for whom, if it is known. */
function because(why: Evidence | undefined): string {
  return why ? ` ${why.seen.es}` : "";
}

function stuck(how: StuckKind): string {
  if (how === "deadlock") return "El programa se queda parado: nadie puede seguir.";
  if (how === "too-many-processes") return "El programa pone en marcha más procesos de los que caben.";
  return "El programa sigue y sigue sin llegar a su fin.";
}

function importProblem(problem: ImportProblem): string {
  switch (problem.kind) {
    case "not-json":
      return `El archivo no se puede leer: no es JSON (${problem.detail}). ¿Se copió entero?`;
    case "not-an-export":
      return "El archivo no es de este tutor. Elige el que escribió `mp export`, o un progress.json.";
    case "newer":
      return `El archivo es de un tutor más nuevo: su versión es la ${problem.version}, y este tutor entiende hasta la ${problem.newest}. Actualiza el tutor.`;
    default:
      return `${problem.field}: ${problem.detail.es}`;
  }
}

function limit({ name, value }: LimitMet): string {
  if (name === "time") {
    return `El programa seguía en marcha después de ${value / 1000} segundos y lo hemos parado. Busca un bucle que no acaba o una espera que nadie termina.`;
  }
  if (name === "output") {
    return `El programa ha escrito más de ${Math.round(value / 1000)} kB y lo hemos parado. Busca un bucle que escribe sin fin.`;
  }
  if (name === "memory") {
    return `El programa ha usado más de ${Math.round(value / 1_000_000)} MB de memoria y lo hemos parado. Busca una lista que crece sin fin, o un bucle que crea y crea.`;
  }
  return `El programa ha puesto en marcha más de ${value} procesos y lo hemos parado. ¿Está todo lo que crea procesos dentro de \`if (isMainProcess)\`?`;
}

function at({ line }: { readonly line?: number }): string {
  return line === undefined ? "" : ` en la línea ${line}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function list(items: readonly number[]): string {
  return new Intl.ListFormat("es", { type: "conjunction" }).format(items.map(String));
}
