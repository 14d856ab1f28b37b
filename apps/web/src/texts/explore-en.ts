import type { ExploreTexts } from "./explore-texts.ts";

const schedules = (n: number): string => (n === 1 ? "1 schedule" : `${n.toLocaleString("en-GB")} schedules`);

/** The pictures of schedules in English. */
export const en: ExploreTexts = {
  scheduler: {
    about: "Decide, step by step, which process goes on. The program is the one in the editor.",
    loading: "Getting the program ready…",
    searching: "Looking for a schedule that breaks it…",
    choose: "Whose turn is it?",
    waiting: "Cannot go on",
    values: "Values",
    soFar: "So far",
    decisions: (n) => (n === 1 ? "1 decision" : `${n} decisions`),
    comesToItsEnd: "comes to its end",
    over: "It has ended",
    stillThere: "These processes can never go on",
    scripted: (step) => `Schedule found: step ${step + 1}. The marked process is next.`,
    found: (executions, complete) =>
      `Found, among ${schedules(executions)}${complete ? " (all, with at most two preemptions)" : ""}. Go through it with “Next step of it”.`,
    nothingFound: (executions, complete) =>
      complete
        ? `None of the ${schedules(executions)} with at most two preemptions breaks it.`
        : `None of the ${schedules(executions)} tried breaks it. There are more.`,
    undo: "Undo",
    finish: "To the end",
    breakIt: "Show me the shortest schedule that breaks it",
    repeat: "Next step of it",
    again: "Restart",
    keys: "Keys: a number gives the turn, u undoes, f goes to the end, x restarts, m looks for what breaks it.",
  },
  outcomes: {
    about: "The program is run in every order that its processes can take turns in.",
    progress: (n) => `${schedules(n)} so far…`,
    summary: (n, parts) => `${schedules(n)}: ${parts.join(", ")}`,
    part: (n, letter) => `${n} ${n === 1 ? "gives" : "give"} ${letter}`,
    complete: (bound) => `These are all there are with at most ${bound} preemptions.`,
    incomplete: "There are more: the search was ended before.",
    first: "How they part, turn by turn",
    count: (n) => schedules(n),
    leaf: (letter) => `comes to ${letter}`,
    harms: "goes wrong",
    harmless: "goes well",
    stepThrough: "Step through it",
  },
  stop: "Stop",
  look: "See it in the timeline",
  cannot: (why) => `This program cannot be run by turns: ${why}`,
  outcome: {
    prints: (text) => `prints ${text}`,
    printsNothing: "prints nothing",
    exit: (code) => `ends with code ${code}`,
    deadlock: (names) => `deadlock: ${names.join(", ")}`,
    error: (message) => `fails: ${message}`,
    other: {
      "step-limit": "does not end: too many steps",
      "time-limit": "does not end: a process computes and computes",
      "too-many-processes": "starts too many processes",
      diverged: "goes another way than the schedule",
      aborted: "given up",
    },
  },
};
