import type { KeyHelp } from "./texts.ts";
import type { ScreenTexts } from "./screen-texts.ts";

const reading: readonly KeyHelp[] = [
  ["↑ ↓  j k", "a line up or down"],
  ["space  b", "a page down or up"],
  ["home end  g G", "to the beginning or the end"],
];

/** The words of the screens in English. */
export const en: ScreenTexts = {
  help: {
    list: {
      title: "The list of lessons",
      keys: [
        ["↑ ↓  j k", "choose a lesson"],
        ["↵  →", "open it"],
        ["/", "search titles and texts"],
        ["g G", "the first or the last one"],
        ["q  esc", "quit"],
      ],
    },
    search: {
      title: "Search",
      keys: [
        ["a–z …", "what to look for; accents make no difference"],
        ["↑ ↓", "choose among what was found"],
        ["↵", "open the lesson where it is"],
        ["esc", "stop searching"],
      ],
    },
    lesson: {
      title: "A lesson",
      keys: [
        ...reading,
        ["1–9", "answer the question in view"],
        ["r", "run the program"],
        ["p", "TypeScript or Python"],
        ["t", "the timeline of what was run"],
        ["o", "be the scheduler: try schedules by hand"],
        ["e", "open your copy in your editor"],
        ["c", "check the exercise"],
        ["w", "check it whenever you save"],
        ["h", "help in stages: hints, ordering, comparing, solution"],
        ["x", "back to the original program"],
        ["n  →", "the next lesson"],
        ["esc  ←  q", "back to the list"],
      ],
    },
    run: {
      title: "A program running",
      keys: [
        ["s  esc", "stop it at once"],
        ...reading,
        ["r", "run it again"],
        ["t", "go through its timeline"],
        ["esc", "back to the text"],
      ],
    },
    timeline: {
      title: "The timeline",
      keys: [
        ["← →  , .", "a step back or on"],
        ["[ ]", "ten steps back or on"],
        ["home end  g G", "to the first or the last one"],
        ["↑ ↓  j k", "move the text"],
        ["v", "drawn, or told in sentences"],
        ["esc  q", "back"],
      ],
    },
    scheduler: {
      title: "Be the scheduler",
      keys: [
        ["1–9", "give that process the turn"],
        ["↑ ↓ ↵", "choose, and give it"],
        ["u  ←", "undo"],
        ["f", "go on to the end without switching"],
        ["m", "show me a schedule that breaks it"],
        ["→", "repeat a step of a schedule that was found"],
        ["x", "begin again"],
        ["esc  q", "back"],
      ],
    },
    parsons: {
      title: "Put the lines in order",
      keys: [
        ["↑ ↓  j k", "choose a line"],
        ["space  ↵", "take it, and drop it where it is"],
        ["c", "check the order"],
        ["h", "the next stage of help"],
        ["esc  q", "back"],
      ],
    },
    solution: {
      title: "Compare with the solution",
      keys: [...reading, ["h", "the next stage of help"], ["esc  q", "back"]],
    },
  },
  everywhere: {
    title: "Everywhere",
    keys: [
      ["l", "Español"],
      ["?", "this help"],
      ["ctrl+c", "quit"],
    ],
  },
  otherProgram: (name) => `p: in ${name}`,
  programKey: { ts: "TypeScript", python: "Python" },
  noTraceOfPython: "There is no timeline of the Python program. p goes back to the TypeScript one.",
  helpKey: "help",
  closeHelp: "close the help",

  search: {
    key: "search",
    prompt: "Search",
    begin: "Type a word: titles and texts of all lessons are searched.",
    nothing: (query) => `Nothing with "${query}". Try fewer letters, or another word.`,
    found: (lessons) => (lessons === 1 ? "1 lesson" : `${lessons} lessons`),
  },

  timeline: {
    key: "timeline",
    title: "Timeline",
    step: "step",
    jump: "ten",
    inWords: "in words",
    drawn: "drawn",
    nothingYet: "There is nothing to go through yet: run the program with r.",
    states: {
      starting: "starting",
      running: "running",
      ready: "ready to go on",
      blocked: "blocked",
      sleeping: "asleep",
    },
    notYet: "not there yet",
    ended: "ended",
    line: (line) => `line ${line}`,
    found: "What was found",
  },

  scheduler: {
    key: "schedule",
    title: "Be the scheduler",
    loading: "getting the program ready",
    searching: "looking for a schedule that breaks it",
    choose: "Whose turn is it?",
    waiting: "Cannot go on",
    decisions: (count) => (count === 1 ? "1 decision" : `${count} decisions`),
    comesToItsEnd: "comes to its end",
    soFar: "So far",
    nothingYet: "Nothing has happened yet.",
    over: "It has ended",
    scripted: (step) => `Schedule found: step ${step}. → repeats it step by step.`,
    found: (executions, complete) =>
      `Found, among ${executions} schedules${complete ? " (all, with at most two preemptions)" : ""}. → repeats it step by step.`,
    foundAs: (executions, numbers) =>
      `Found, among ${executions} schedules. From the beginning, the decisions are: ${numbers}; and then always 1.`,
    nothingFound: (executions, complete) =>
      complete
        ? `None of the ${executions} schedules with at most two preemptions breaks it.`
        : `None of the ${executions} schedules tried breaks it. There are more.`,
    cannot: (why) => `This program cannot be run by turns: ${why}`,
    turn: "turn",
    undo: "undo",
    finish: "to the end",
    breakIt: "break it",
    replay: "repeat",
    again: "again",
  },

  stages: {
    ask: {
      parsons: "No hints are left. See the lines of a solution, in disorder?",
      diff: "Compare your program with a solution?",
      solution: "See the solution?",
    },
    noMore: "You have seen all the help there is.",
    how: "Put them in order: space takes a line and drops it where it is; c checks.",
    take: "take",
    drop: "drop",
    moreHelp: "more help",
    right: (lines, of) =>
      lines === 0
        ? "The first line is not that of the solution."
        : `Of ${of} lines, the first ${lines} are in their place; the next one is not.`,
    allRight: "That is it! Now write it yourself: esc goes back, e opens your program.",
  },

  watch: {
    key: "on save",
    on: (file) => `It is checked whenever you save: ${file}`,
    off: "It is no longer checked when you save.",
    sign: "on save",
  },
};
