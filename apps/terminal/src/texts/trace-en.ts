import type { Search, TraceTexts } from "./trace-texts.ts";

const n = (count: number) => count.toLocaleString("en-GB");
const count = (of: number, one: string, many = `${one}s`) => `${n(of)} ${of === 1 ? one : many}`;
const bounded = (bound: number | undefined) =>
  bound === undefined ? "" : ` with at most ${count(bound, "preemption")}`;

const WHY: Readonly<Record<NonNullable<Search["stoppedBy"]>, string>> = {
  limit: "the limit of schedules (--limit) is reached",
  time: "the time (--time) is up",
  signal: "you stopped it",
};

/** `mp trace` and `mp explore` in English. */
export const en: TraceTexts = {
  conflict: (one, other) => `${one} does not go with ${other}. Leave one of them out.`,
  noRuntime: (path) =>
    `${path} does not import @mp/runtime, nor does any module it imports: there are no processes to see. Begin it with import { Process } from "@mp/runtime".`,
  cannotExplore: (why) => `This program cannot be run by turns: ${why}`,
  notAModule: (url, format) =>
    `${url} is ${format || "not JavaScript"}, and by turns only modules run that use import and export.`,
  badSchedule: (schedule, why) => `The schedule "${schedule}" does not fit this program: ${why}`,
  argumentsNotExplored: "Only mp trace without --replay passes arguments to the program.",
  written: (file) => `Trace written to ${file}. Open it at https://ui.perfetto.dev`,
  cannotWrite: (file, why) => `Could not write ${file}: ${why}`,

  states: {
    starting: "starting",
    running: "running",
    ready: "ready",
    blocked: "blocked",
    sleeping: "asleep",
  },
  marks: {
    start: "starts a process",
    acquire: "acquires",
    release: "releases",
    put: "puts or sends",
    get: "gets or receives",
    read: "reads",
    write: "writes",
    notify: "notifies or sets",
    barrier: "barrier",
    fault: "fault",
  },
  lanes: "What each process was doing",
  steps: "Step by step",
  waits: "Who waited",
  findings: "What was found",
  inSteps: "one place for each step",
  inTime: (cut) => (cut === undefined ? "milliseconds" : `milliseconds; ${cut} time left out`),
  blocked: (on, holders) =>
    `blocked on ${on}${holders.length === 0 ? "" : `, held by ${holders.join(", then ")}`}`,
  more: (more) => `and ${n(more)} more`,
  leftOut: (steps) => `${count(steps, "step")} left out`,
  noFault: "No fault in this run. Another run may go otherwise: try mp explore.",
  dropped: (name, events) =>
    `${name}: ${count(events, "event")} not recorded, for want of room. What is said of it is not the whole.`,
  stopped: "Stopped. This is what had happened so far.",
  notRecorded: "What was recorded is lost: the first process did not answer, as it was blocked or computing.",
  nothingOfIt:
    "A process computes and never comes to an operation of the runtime: nothing of it could be recorded. Look for a loop that never ends, or try mp trace.",
  nothingTraced: "Nothing was recorded: the program used nothing of the runtime.",

  exploring: (executions, perSecond) => `${count(executions, "schedule")} · ${n(perSecond)}/s`,
  explored: ({ executions, complete, bound }) =>
    complete
      ? `${count(executions, "schedule")}: all there are${bounded(bound)}`
      : `${count(executions, "schedule")}${bound === undefined ? " drawn at random" : bounded(bound)}`,
  notComplete: ({ executions, stoppedBy }) =>
    `Not complete: ${count(executions, "schedule")} explored and there are more${stoppedBy ? `; ${WHY[stoppedBy]}` : ""}.`,
  outcome: {
    prints: (text) => `prints ${text}`,
    printsNothing: "prints nothing",
    exit: (code) => `ends with code ${code}`,
    deadlock: (names) => `deadlock: ${names.join(", ")}`,
    other: {
      "step-limit": "does not end: too many steps",
      "time-limit": "does not end: a process computes and computes",
      "too-many-processes": "starts too many processes",
      diverged: "goes another way than the schedule",
      aborted: "given up",
    },
    error: (message) => `fails: ${message}`,
  },
  faultsIn: (faults, of) => `${n(faults)} of ${count(of, "schedule")} with a fault`,
  noFaultIn: ({ complete, bound }) =>
    complete ? `No fault in any schedule${bounded(bound)}.` : "No fault in what was explored.",
  shortest: (turns, switches) =>
    `The shortest schedule that fails: ${count(turns, "turn")}, ${count(switches, "preemption")}`,
  repeat: "To see it again",
  replayed: (schedule) => `Schedule ${schedule}, repeated`,
};
