import type { Cause } from "../timeline/model.ts";
import { findingsEn } from "./findings-en.ts";
import { waitsFor } from "./operations.ts";
import type { Phrases, Say } from "./phrases.ts";

/** The account in English. */
export const en: Phrases = {
  findings: findingsEn,
  headings: {
    processes: "Processes",
    arrows: "What led from one to another",
    depths: "Messages waiting",
    data: "Shared data",
    output: "Output",
    findings: "Findings",
  },
  severity: { fault: "Fault", risk: "Risk" },
  summary: ({ mode, lanes, from, to }, events) =>
    `${count(lanes.length, "process", "processes")}, ${count(events, "event", "events")}${mode === "free" ? `, ${milliseconds(to.time - from.time)}, really in parallel` : ", one turn at a time"}.`,
  outcome: (outcome, say) => {
    switch (outcome.kind) {
      case "finished":
        return `It finished with exit code ${outcome.exitCode}.`;
      case "deadlock":
        return `It ended in a deadlock of ${say.list(outcome.pids.map((pid) => say.process(pid)))}.`;
      case "step-limit":
        return "It was stopped at its limit of steps.";
      case "time-limit":
        return "It was stopped, since a process computed for too long without any operation.";
      case "too-many-processes":
        return "It was stopped, since there were too many processes.";
      case "diverged":
        return "It did not follow its schedule, which is of another program.";
      case "aborted":
        return "It was given up.";
      default:
        return `It ended by an error: ${outcome.message}`;
    }
  },
  dropped: (process, missing) =>
    `${count(missing, "event", "events")} of ${process} ${missing === 1 ? "is" : "are"} missing, for there was no room: what is told here is not all, and races can't be told.`,
  lane: ({ pid, name, parent, end }, say) =>
    `${name} (pid ${pid})${parent === null ? "" : `, started by ${say.process(parent)}`}, ${end === undefined ? "did not end" : end.how === "ended" ? `ended with exit code ${end.exitCode}` : "was terminated"}:`,
  interval: ({ state, from, to, cause }, say) => {
    const span = `${say.when(from)} – ${say.when(to)}`;
    return cause === undefined || state === "ready"
      ? `${span}: ${STATES[state]}`
      : `${span}: ${waiting(cause, say)}`;
  },
  arrow: ({ kind, from, to, value }, say) => {
    const who = say.process(from.pid);
    const whom = say.process(to.pid);
    const what = value === undefined ? "a message" : value;
    switch (kind) {
      case "start":
        return `${say.when(from)}: ${who} starts ${whom}${say.at(from)}, which begins later (${say.when(to)}).`;
      case "message":
        return `${say.when(from)}: ${who} puts ${what} into ${say.object(from.object)}${say.at(from)}, and ${whom} takes it${say.at(to)} (${say.when(to)}).`;
      case "task":
        return `${say.when(from)}: a task or a result goes from ${who} to ${whom}, which has it later (${say.when(to)}).`;
      default:
        return `${say.when(from)}: ${who} wakes ${whom}${say.at(from)}, which goes on later (${say.when(to)}).`;
    }
  },
  depth: ({ object, end, points, most }, say) =>
    `${say.object(object)}${end === undefined ? "" : `, sent from end ${end}`}: at most ${most}; ${points.map((point) => `${point.depth} (${say.when(point)})`).join(", ")}.`,
  data: ({ object, index, points }, say) =>
    `${say.datum(object, index)}: ${points.map((point) => (point.pid === 0 ? `${point.value} at first` : `${point.value} by ${say.process(point.pid)} (${say.when(point)})`)).join(", ")}.`,
  output: ({ seq, time, pid, text }, say) =>
    `${say.when({ seq, time })}: ${say.process(pid)} prints ${JSON.stringify(text)}.`,
  parallel: ({ mode, parallel: { share, atOnce } }) =>
    mode === "controlled"
      ? "Nothing ran at the same time, since they took turns."
      : `Two or more ran at the same time for ${percent(share)} of the time, ${Math.max(0, atOnce.length - 1)} at most.`,
  nothingFound: "Nothing is wrong with this execution.",
  more: (left) => `… and ${left} more.`,
};

const STATES = {
  starting: "is being started",
  running: "runs",
  ready: "could go on",
  blocked: "waits",
  sleeping: "sleeps",
} as const;

function waiting({ operation, object, target, heldBy, result, site }: Cause, say: Say): string {
  const what =
    target === undefined
      ? waitsFor("en", operation, object === undefined ? "" : say.object(object))
      : `for the end of ${say.process(target)}`;
  const holders = heldBy.map(({ pid, since }) => `${say.process(pid)}${say.at(since)}`);
  const held =
    holders.length === 0 ? "" : `, which ${holders.join(", then ")} ${holders.length === 1 ? "has" : "have"}`;
  const ends = {
    ready: "",
    timeout: ", until its time is up",
    aborted: ", until it is aborted",
    deadlock: ", until it is told of the deadlock",
  };
  return `waits ${what}${say.at(site === undefined ? undefined : { site })}${held}${result === undefined ? ", for ever" : ends[result]}`;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function milliseconds(time: number): string {
  return `${Math.round(time * 100) / 100} ms`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
