import type { Access, Blocked, Deadlock } from "../findings/finding.ts";
import { waitsFor } from "./operations.ts";
import type { FindingPhrases, Say } from "./phrases.ts";

/** The findings in Spanish. */
export const findingsEs: FindingPhrases = {
  "data-race": ({ first, second, times, polled }, say) =>
    [
      `Condición de carrera en ${datum(first, say)}: ${did(first, say)}, y ${did(second, say)}, y nada hace que uno espere al otro: cualquiera de los dos puede ir primero.`,
      locks(first, second, say),
      polled
        ? "El que lee mira una y otra vez; si solo quiere saber por dónde va el otro, puede estar bien."
        : "",
      times > 1 ? `Ha pasado ${times} veces.` : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  "lost-update": ({ read, between, write, times }, say) =>
    `Actualización perdida en ${datum(read, say)}: ${did(read, say)}; después, ${did(between, say)}; y después, ${did(write, say)}, calculado con lo que había leído antes. Lo que escribió ${say.process(between.pid)} se ha perdido.${times > 1 ? ` Ha pasado ${times} veces.` : ""}`,
  "check-then-act": ({ look, between, act }, say) =>
    `Comprobar y después actuar, en ${datum(look, say)}: ${did(look, say)}; después, ${did(between, say)}; y después, ${did(act, say)}, aunque lo que había comprobado ya no era cierto.`,
  "order-violation": ({ read, write }, say) =>
    `Orden equivocado en ${datum(read, say)}: ${did(read, say)} antes de que ${did(write, say)}, que es la única vez que se escribe. Nada hace esperar al que lee.`,
  "lock-per-process": ({ data, first, second, firstLock, secondLock }, say) =>
    `Cada proceso tiene su propio cerrojo para ${say.object(data)}: ${say.process(first.pid)} toma ${say.object(firstLock.object)}${say.at(firstLock)} y ${say.process(second.pid)} toma ${say.object(secondLock.object)}${say.at(secondLock)}. Así no dejan fuera a nadie: tiene que ser el mismo cerrojo.`,
  deadlock: (detail, say) => `Interbloqueo: nadie puede seguir. ${waits(detail, say)}`,
  "partial-deadlock": (detail, say) =>
    `Interbloqueo parcial: ${say.list(detail.waits.map(({ pid }) => say.process(pid)))} no ${detail.waits.length === 1 ? "seguirá" : "seguirán"} nunca, mientras que ${say.list(detail.goOn.map((pid) => say.process(pid)))} sí ${detail.goOn.length === 1 ? "puede" : "pueden"}. ${waits(detail, say)}`,
  livelock: ({ rounds, steps }, say) =>
    `Bloqueo activo: ${say.list([...new Set(steps.map(({ pid }) => say.process(pid)))])} no paran de hacer cosas y no avanzan; ${rounds} veces han vuelto a estar como estaban.`,
  "lock-order": ({ cycle }, say) =>
    `Estos cerrojos se toman en órdenes que no concuerdan: ${say.list(cycle.map(({ pid, held, wanted }) => `${say.process(pid)} toma ${say.object(wanted.object)}${say.at(wanted)} mientras tiene ${say.object(held.object)}${say.at(held)}`))}. Esta vez ha ido bien; en otra ejecución cada uno tendrá el primero y esperará el del otro.`,
  "lost-wake-up": ({ how, wait, signal, change }, say) => {
    const waiter = `${say.process(wait.pid)} espera${say.at(wait)} para siempre`;
    const by = signal === undefined ? "" : say.process(signal.pid);
    switch (how) {
      case "nobody-waiting":
        return `Aviso perdido: ${by} avisó en ${say.object(wait.object)}${say.at(signal)} cuando aún no esperaba nadie, y ${waiter}. Un aviso no se guarda.`;
      case "woke-another":
        return `Aviso perdido: el aviso de ${by}${say.at(signal)} despertó a otro proceso, al que no le servía, y ${waiter}.`;
      case "too-early":
        return `Aviso perdido: ${by} avisó en ${say.object(wait.object)}${say.at(signal)} antes de cambiar lo que se espera, y ${waiter}.`;
      case "no-signal":
        return `Aviso perdido: ${change === undefined ? "alguien" : say.process(change.pid)} cambió lo que se espera${say.at(change)} y no avisó a nadie, y ${waiter}.`;
      default:
        return `Aviso perdido: ${by} activó ${say.object(wait.object)}${say.at(signal)} y se desactivó${say.at(change)} antes de que lo viera ${say.process(wait.pid)}, que espera${say.at(wait)} para siempre.`;
    }
  },
  "queue-empty-race": ({ how, look, change, left }, say) =>
    how === "end"
      ? `${say.process(look.pid)} encontró vacía ${say.object(look.object)}${say.at(look)} y lo tomó por el final de los datos, pero ${say.process(change.pid)} puso más${say.at(change)} y nada hace que eso vaya antes.${left > 0 ? ` ${left === 1 ? "Un mensaje se ha" : `${left} mensajes se han`} quedado sin recoger.` : ""}`
      : `${say.process(look.pid)} vio que ${say.object(look.object)} no estaba vacía${say.at(look)}, pero ${say.process(change.pid)} recogió el mensaje${say.at(change)}, y ahora ${say.process(look.pid)} espera otro para siempre.`,
  "unread-messages": ({ left, puts }, say) =>
    `${left === 1 ? "Un mensaje se puso" : `${left} mensajes se pusieron`} en ${say.object(puts[0]?.object)} y nadie ${left === 1 ? "lo" : "los"} ha recogido.`,
  "daemon-cut-off": ({ start }, say) =>
    `Un proceso que ${say.process(start.pid)} puso en marcha${say.at(start)} y al que no esperó se acabó con el proceso principal, a medio trabajo.`,
  "stale-look": ({ look, change, wait }, say) =>
    `${say.process(look.pid)} miró ${say.object(look.object)}${say.at(look)}; después, ${say.process(change.pid)} lo cambió${say.at(change)}; y ${say.process(look.pid)} se fio de lo que había visto y espera${say.at(wait)} para siempre.`,
  "barrier-short": ({ arrived, parties }, say) =>
    `${say.list(arrived.map(({ pid }) => say.process(pid)))} ${arrived.length === 1 ? "espera" : "esperan"} en ${say.object(arrived[0]?.object)}${say.at(arrived[0])}${parties === undefined ? ", y los demás no llegan" : `, que deja pasar a ${parties} a la vez, y no llegan más`}.`,
  "double-release": ({ release, earlier, holder }, say) =>
    `${say.process(release.pid)} soltó ${say.object(release.object)}${say.at(release)} sin tenerlo${earlier === undefined ? "" : `: ya lo había soltado antes${say.at(earlier)}`}.${holder === undefined ? "" : ` Lo tenía ${say.process(holder.pid)}${say.at(holder)}, que dejó de estar solo.`}`,
  starvation: ({ wait, passed, by }, say) =>
    `Inanición: ${say.process(wait.pid)} esperó ${say.object(wait.object)}${say.at(wait)} mientras ${say.list(by.map((pid) => say.process(pid)))} lo ${by.length === 1 ? "conseguía" : "conseguían"} ${passed} veces.`,
  "join-before-drain": ({ join, full }, say) =>
    `${say.process(join.pid)} espera a que acabe ${say.process(full.pid)}${say.at(join)}, que espera a que haya sitio en ${say.object(full.object)}${say.at(full)}: recoge lo que hay dentro antes de esperar.`,
  "abandoned-lock": ({ acquired, how, next }, say) =>
    `${say.process(acquired.pid)} ${how === "terminated" ? "fue detenido" : "acabó"} mientras tenía ${say.object(acquired.object)}${say.at(acquired)}: lo que protege el cerrojo puede haber quedado a medias.${next === undefined ? "" : ` El siguiente en tenerlo fue ${say.process(next.pid)}${say.at(next)}.`}`,
  "unguarded-wait": ({ how, wait, change }, say) =>
    how === "not-at-all"
      ? `${say.process(wait.pid)} espera en ${say.object(wait.object)}${say.at(wait)} sin mirar lo que espera: si el aviso llega antes, espera para siempre.`
      : `${say.process(wait.pid)} siguió tras esperar en ${say.object(wait.object)}${say.at(wait)} sin volver a mirar${change === undefined ? ": otro proceso puede adelantarse" : `, y ${say.process(change.pid)} se le había adelantado${say.at(change)}`}. Mira en un bucle, o usa waitFor.`,
  "uncaught-error": ({ error, message }, say) =>
    `${say.process(error.pid)} acabó por un error que nadie recogió${say.at(error)}: ${message}`,
};

function datum({ object, index }: Access, say: Say): string {
  return say.datum(object, index);
}

function did(access: Access, say: Say): string {
  const { access: what, value } = access;
  const seen = value === undefined ? "" : ` ${value}`;
  return `${say.process(access.pid)} ${what === "read" ? "leyó" : "escribió"}${seen}${say.at(access)}`;
}

/** What each of the two had, if that explains something. */
function locks(first: Access, second: Access, say: Say): string {
  if (first.locks.length === 0 && second.locks.length === 0) return "";
  const had = ({ pid, locks }: Access): string =>
    `${say.process(pid)} ${locks.length === 0 ? "no tenía ningún cerrojo" : `tenía ${say.list(locks.map((lock) => say.object(lock)))}`}`;
  return `${had(first)}, ${had(second)}.`;
}

function waits({ waits, cycle }: Deadlock, say: Say): string {
  const told = (blocked: Blocked): string => {
    const { pid, operation, object, target, heldSince } = blocked;
    const what =
      target === undefined
        ? waitsFor("es", operation, object === undefined ? "" : say.object(object))
        : `a que acabe ${say.process(target)}`;
    const held =
      heldSince === undefined
        ? ""
        : `, que tiene ${say.process(heldSince.pid)} desde el evento ${heldSince.event}${say.at(heldSince)}`;
    return `${say.process(pid)} espera ${what}${say.at(blocked)}${held}.`;
  };
  const ring =
    cycle.length > 1
      ? ` Se esperan unos a otros: ${[...cycle, ...cycle.slice(0, 1)].map(({ pid }) => say.process(pid)).join(" → ")}.`
      : "";
  return waits.map(told).join(" ") + ring;
}
