import type { Access, Blocked, Deadlock } from "../findings/finding.ts";
import { waitsFor } from "./operations.ts";
import type { FindingPhrases, Say } from "./phrases.ts";

/** The findings in English. */
export const findingsEn: FindingPhrases = {
  "data-race": ({ first, second, times, polled }, say) =>
    [
      `Race condition on ${datum(first, say)}: ${did(first, say)}, and ${did(second, say)}, and nothing makes one wait for the other, so either may come first.`,
      locks(first, second, say),
      polled
        ? "The reader looks again and again; if it only wants to know how far the other one is, that may be meant."
        : "",
      times > 1 ? `This happened ${times} times.` : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  "lost-update": ({ read, between, write, times }, say) =>
    `Lost update of ${datum(read, say)}: ${did(read, say)}; then ${did(between, say)}; then ${did(write, say)}, computed from what it had read before. What ${say.process(between.pid)} wrote is lost.${times > 1 ? ` This happened ${times} times.` : ""}`,
  "check-then-act": ({ look, between, act }, say) =>
    `Check, then act, on ${datum(look, say)}: ${did(look, say)}; then ${did(between, say)}; and then ${did(act, say)}, though what it had checked was no longer so.`,
  "order-violation": ({ read, write }, say) =>
    `Order violation on ${datum(read, say)}: ${did(read, say)} before ${did(write, say)}, which is the only time that it is written. Nothing makes the reader wait.`,
  "lock-per-process": ({ data, first, second, firstLock, secondLock }, say) =>
    `Each process has a lock of its own for ${say.object(data)}: ${say.process(first.pid)} takes ${say.object(firstLock.object)}${say.at(firstLock)}, ${say.process(second.pid)} takes ${say.object(secondLock.object)}${say.at(secondLock)}. They keep nobody out: it must be one and the same lock.`,
  deadlock: (detail, say) => `Deadlock: nobody can go on. ${waits(detail, say)}`,
  "partial-deadlock": (detail, say) =>
    `Partial deadlock: ${say.list(detail.waits.map(({ pid }) => say.process(pid)))} will never go on, while ${say.list(detail.goOn.map((pid) => say.process(pid)))} can. ${waits(detail, say)}`,
  livelock: ({ rounds, steps }, say) =>
    `Livelock: ${say.list([...new Set(steps.map(({ pid }) => say.process(pid)))])} do something all the time and get nowhere; ${rounds} times they came back to where they were.`,
  "lock-order": ({ cycle }, say) =>
    `These locks are taken in orders that do not agree: ${say.list(cycle.map(({ pid, held, wanted }) => `${say.process(pid)} takes ${say.object(wanted.object)}${say.at(wanted)} while it has ${say.object(held.object)}${say.at(held)}`))}. It went well this time; in another schedule each has its first one and waits for the other's.`,
  "lost-wake-up": ({ how, wait, signal, change }, say) => {
    const waiter = `${say.process(wait.pid)} waits${say.at(wait)} for ever`;
    const by = signal === undefined ? "" : say.process(signal.pid);
    switch (how) {
      case "nobody-waiting":
        return `Lost wake-up: ${by} notified ${say.object(wait.object)}${say.at(signal)} when nobody waited yet, and ${waiter}. A notification is not remembered.`;
      case "woke-another":
        return `Lost wake-up: the notification of ${by}${say.at(signal)} woke another process, which had no use for it, and ${waiter}.`;
      case "too-early":
        return `Lost wake-up: ${by} notified ${say.object(wait.object)}${say.at(signal)} before it changed what is waited for, and ${waiter}.`;
      case "no-signal":
        return `Lost wake-up: ${change === undefined ? "somebody" : say.process(change.pid)} changed what is waited for${say.at(change)} and notified nobody, and ${waiter}.`;
      default:
        return `Lost wake-up: ${by} set ${say.object(wait.object)}${say.at(signal)}, and it was cleared${say.at(change)} before ${say.process(wait.pid)} saw it, which waits${say.at(wait)} for ever.`;
    }
  },
  "queue-empty-race": ({ how, look, change, left }, say) =>
    how === "end"
      ? `${say.process(look.pid)} found ${say.object(look.object)} empty${say.at(look)} and took that for the end of the data, but ${say.process(change.pid)} put more${say.at(change)}, and nothing makes that come first.${left > 0 ? ` ${left === 1 ? "One message was" : `${left} messages were`} never taken.` : ""}`
      : `${say.process(look.pid)} saw that ${say.object(look.object)} was not empty${say.at(look)}, but ${say.process(change.pid)} took the message${say.at(change)}, and now ${say.process(look.pid)} waits for another one for ever.`,
  "unread-messages": ({ left, puts }, say) =>
    `${left === 1 ? "One message was" : `${left} messages were`} put into ${say.object(puts[0]?.object)} and never taken.`,
  "daemon-cut-off": ({ start }, say) =>
    `A process that ${say.process(start.pid)} started${say.at(start)} and did not wait for was ended with the main process, in the middle of its work.`,
  "stale-look": ({ look, change, wait }, say) =>
    `${say.process(look.pid)} looked at ${say.object(look.object)}${say.at(look)}; then ${say.process(change.pid)} changed that${say.at(change)}; and ${say.process(look.pid)} relied on what it had seen and waits${say.at(wait)} for ever.`,
  "barrier-short": ({ arrived, parties }, say) =>
    `${say.list(arrived.map(({ pid }) => say.process(pid)))} wait${arrived.length === 1 ? "s" : ""} at ${say.object(arrived[0]?.object)}${say.at(arrived[0])}${parties === undefined ? ", and the rest do not come" : `, which lets ${parties} through together, and no more come`}.`,
  "double-release": ({ release, earlier, holder }, say) =>
    `${say.process(release.pid)} released ${say.object(release.object)}${say.at(release)} without having it${earlier === undefined ? "" : `, for it had released it before${say.at(earlier)}`}.${holder === undefined ? "" : ` ${say.process(holder.pid)} had it${say.at(holder)}, and was alone no longer.`}`,
  starvation: ({ wait, passed, by }, say) =>
    `Starvation: ${say.process(wait.pid)} waited for ${say.object(wait.object)}${say.at(wait)} while ${say.list(by.map((pid) => say.process(pid)))} got it ${passed} times.`,
  "join-before-drain": ({ join, full }, say) =>
    `${say.process(join.pid)} waits for the end of ${say.process(full.pid)}${say.at(join)}, which waits for room in ${say.object(full.object)}${say.at(full)}: take what is in there before you join.`,
  "abandoned-lock": ({ acquired, how, next }, say) =>
    `${say.process(acquired.pid)} ${how === "terminated" ? "was terminated" : "ended"} while it had ${say.object(acquired.object)}${say.at(acquired)}: what the lock guards may be half changed.${next === undefined ? "" : ` ${say.process(next.pid)} got it next${say.at(next)}.`}`,
  "unguarded-wait": ({ how, wait, change }, say) =>
    how === "not-at-all"
      ? `${say.process(wait.pid)} waits at ${say.object(wait.object)}${say.at(wait)} without a look at what it waits for: if the notification comes first, it waits for ever.`
      : `${say.process(wait.pid)} went on after its wait at ${say.object(wait.object)}${say.at(wait)} without looking again${change === undefined ? ": another process may be quicker" : `, though ${say.process(change.pid)} had been quicker${say.at(change)}`}. Look in a loop, or use waitFor.`,
  "uncaught-error": ({ error, message }, say) =>
    `${say.process(error.pid)} ended by an error that nobody caught${say.at(error)}: ${message}`,
};

function datum({ object, index }: Access, say: Say): string {
  return say.datum(object, index);
}

function did(access: Access, say: Say): string {
  const { access: what, value } = access;
  const seen = value === undefined ? "" : ` ${value}`;
  return `${say.process(access.pid)} ${what === "read" ? "read" : "wrote"}${seen}${say.at(access)}`;
}

/** What each of the two had, if that explains something. */
function locks(first: Access, second: Access, say: Say): string {
  if (first.locks.length === 0 && second.locks.length === 0) return "";
  const had = ({ pid, locks }: Access): string =>
    `${say.process(pid)} held ${locks.length === 0 ? "no lock" : say.list(locks.map((lock) => say.object(lock)))}`;
  return `${had(first)}, ${had(second)}.`;
}

function waits({ waits, cycle }: Deadlock, say: Say): string {
  const told = (blocked: Blocked): string => {
    const { pid, operation, object, target, heldSince } = blocked;
    const what =
      target === undefined
        ? waitsFor("en", operation, object === undefined ? "" : say.object(object))
        : `for the end of ${say.process(target)}`;
    const held =
      heldSince === undefined
        ? ""
        : `, which ${say.process(heldSince.pid)} has had since event ${heldSince.event}${say.at(heldSince)}`;
    return `${say.process(pid)} waits ${what}${say.at(blocked)}${held}.`;
  };
  const ring =
    cycle.length > 1
      ? ` They wait for each other: ${[...cycle, ...cycle.slice(0, 1)].map(({ pid }) => say.process(pid)).join(" → ")}.`
      : "";
  return waits.map(told).join(" ") + ring;
}
