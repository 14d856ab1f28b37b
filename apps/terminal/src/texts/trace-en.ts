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
  traceHelp: (prefix) => `Runs a program and shows what its processes did

Usage
  ${prefix} trace LESSON|FILE [options] [-- ARGUMENTS]

The program really runs in parallel. Its output comes as it is written; then
each process is drawn as a lane: when it was running, when it was blocked, on
what, and who held it. Then what was found, with file and line.

Options
  --replay SCHEDULE   repeats exactly a run that explore found, taking turns
  --view lanes|text   drawn, or told in sentences, as without a terminal
  --no-sites          without lines of the program: records with less effort
  --time S            stops the program after S seconds
  --perfetto FILE     writes the trace for https://ui.perfetto.dev
  --json              for machines: one document, as its JSON Schema describes
  --lang es|en        language

Exit code
  0 no fault seen · 1 the program fails, or a fault was seen
  2 mistyped command · 3 it could not get to the end

A program that went well may still be wrong: explore tries other schedules.`,
  exploreHelp: (prefix) => `Runs a program under many schedules and looks for one that breaks it

Usage
  ${prefix} explore LESSON|FILE [options]

The program's processes take turns: each operation of the runtime is a place
where another may go on. What differs between schedules is folded and counted,
and the shortest schedule that fails is shown, with what repeats it.

A fault is a deadlock, an error nobody caught, a run that does not end, a data
race, or another fault of use. Different outputs are different outcomes.

Options
  --bound N           every schedule with at most N preemptions (2 if not said)
  --seeds N           N schedules drawn at random
  --strategy NAME     exhaustive, random, or pct (random with priorities)
  --limit N           at most N schedules
  --time S            at most S seconds
  --replay SCHEDULE   one schedule only: the one found before
  --view lanes|text   how to show the schedule that fails
  --perfetto FILE     writes its trace for https://ui.perfetto.dev
  --json              for machines: one document, as its JSON Schema describes
  --lang es|en        language

Exit code
  0 no fault in what was explored · 1 a fault was found
  2 mistyped command · 3 the program could not be explored`,

  badValue: (option, value, wanted) =>
    "least" in wanted
      ? `${option} takes a whole number from ${wanted.least}, not "${value}".`
      : `${option} takes ${wanted.join(", ")}, not "${value}".`,
  conflict: (one, other) => `${one} does not go with ${other}. Leave one of them out.`,
  notAFile: (path) => `"${path}" is a folder. Name the program's first file.`,
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
