import type { PlainTexts } from "./plain-texts.ts";

/** The tutor as a dialogue, in English. */
export const en: PlainTexts = {
  welcome: (title, done, all) => `${title}. Lessons done: ${done} of ${all}.`,
  module: (number, title, done, all) => `Module ${number}: ${title}. Done: ${done} of ${all}.`,
  lesson: (number, title, status, isExercise) =>
    `${number}: ${title}${isExercise ? ", exercise" : ""}. ${status}.`,
  ask: (lesson) => `Which lesson? Enter opens ${lesson}; "help" tells the rest.`,
  listHelp: `Type the number of a lesson, such as 1.2, to open it.
list: read the list again.
search and a word: search titles and texts.
español: cambiar de idioma.
quit: close the tutor.`,
  noLesson: (typed) => `"${typed}" is not understood. Type the number of a lesson, or help.`,
  found: (number, title, excerpt) => `${number}: ${title}. ${excerpt}`,
  nothingFound: "Nothing was found.",
  goodbye: "See you soon. Your progress is kept.",

  minutes: (count) => `About ${count} minutes.`,
  goOn: "Enter to go on, or v for the menu.",
  code: (language) => `Program in ${language}:`,
  endOfCode: "End of the program.",
  question: "Question",
  answer: (count) => `Your answer, from 1 to ${count}, or Enter to leave it:`,
  answered: (text, isRight) => `${isRight ? "Right" : "No"}: ${text}`,
  task: (number) => `Task ${number}`,
  row: (cells) => `${cells.map(([head, cell]) => `${head}: ${cell}`).join("; ")}.`,

  choose: "What now? Type a number:",
  choices: {
    run: "run the program",
    account: "tell what each process did",
    check: "check the exercise",
    help: "more help",
    edit: "open your program in your editor",
    schedule: "be the scheduler",
    program: "change between TypeScript and Python",
    reset: "back to the original program",
    read: "read the lesson again",
    next: "the next lesson",
    back: "back to the list",
  },
  notANumber: (most) => `Type a number from 1 to ${most}.`,
  running: "Running. Ctrl+C stops it.",
  checking: "Checking. Ctrl+C stops it.",
  stopped: "Stopped.",
  nowIn: (language) => `Now the ${language === "ts" ? "TypeScript" : "Python"} program.`,
  parsonsAsk:
    "Type the numbers of the lines in the order in which they would go, with spaces between, or Enter to leave it:",
  nothingRecorded: "There is nothing to tell yet: run the program first.",

  turn: (number) => `Decision ${number}. Whose turn is it?`,
  wouldDo: (name, what, place) => `${name}: ${what}${place === undefined ? "" : `, at ${place}`}`,
  cannotGoOn: (name, why) => `${name} cannot go on: ${why}.`,
  states: {
    starting: "it is starting",
    running: "it is running",
    ready: "it waits for its turn",
    blocked: "it is blocked",
    sleeping: "it is asleep",
  },
  schedulerAsk: (count) =>
    `A number from 1 to ${count}; d undoes; f goes on to the end; r looks for a schedule that breaks it; v goes back:`,
};
