import type { CliTexts, TerminalTexts } from "./texts.ts";

const cli: CliTexts = {
  help: (prefix) => `mp, the multiprocessing tutor

Usage
  mp                        opens the tutor in the terminal
  mp list                   the lessons, and how far you are
  mp show LESSON            the text of a lesson
  mp run LESSON|FILE        runs a program: what each process prints
  mp check LESSON [FILE]    checks an exercise: your copy, or that file
  mp trace LESSON|FILE      runs it and draws what each process did
  mp explore LESSON|FILE    looks for the schedule that breaks it
${prefix === "mp" ? "" : `\nIn the repository, instead of mp type: ${prefix}\n`}
A LESSON is named by its id (mp-worker) or by its number (1.3).

More about one of them: mp trace --help, mp explore --help

Options
  --lang es|en     language
  --json           for machines: list, run (one event a line),
                   check (results.json, version 3), trace, explore
  -h, --help       this help
  -v, --version    the version

Environment
  MP_HOME          folder of your progress and your code
  VISUAL, EDITOR   your editor
  NO_COLOR         no colours

Exit code
  0 well · 1 the program or the check fails
  2 mistyped command · 3 could not get to the end`,
  unknownCommand: (name) => `There is no command "${name}". Type mp --help to see those there are.`,
  unknownOption: (problem) =>
    `That option does not exist or lacks something (${problem}). Type mp --help to see those there are.`,
  unknownLesson: (name, known) => `There is no lesson "${name}". Those there are: ${known}.`,
  unknownLanguage: (name) => `The course is not in "${name}". Type --lang es or --lang en.`,
  missingArgument: (usage) => `Say which one. It is written like this: ${usage}`,
  noSuchFile: (path) => `There is no lesson and no file "${path}". See the lessons with mp list.`,
  notAnExercise: (id) => `"${id}" is a lesson to read and run; it has no check. Try mp run ${id}.`,
  checking: (file) => `Checking ${file}`,
  firstRun: (title, command) => `${title}: its program, running (${command})`,
  tryNext: ({ bare, prefix, next }) => ({
    title: "And now",
    examples: [
      [bare, "in a terminal, opens the tutor"],
      [`${prefix} list`, "the lessons there are"],
      [`${prefix} show ${next}`, "the lesson that follows"],
    ],
  }),
};

/** The terminal tutor in English. */
export const en: TerminalTexts = {
  languageName: "English",
  otherLanguage: "Español",
  exercise: "exercise",
  minutes: (n) => `${n} min`,
  progress: (done, all) => `${done} of ${all}`,
  keys: {
    choose: "choose",
    open: "open",
    quit: "quit",
    back: "back",
    scroll: "read",
    run: "run",
    runAgain: "again",
    stop: "stop",
    edit: "edit",
    check: "check",
    hint: "hint",
    reset: "original",
    next: "next",
    answer: "answer",
    language: "Español",
    yes: "yes",
    no: "no",
  },
  resetQuestion: (file) => `Go back to the original ${file}? Your version is kept beside it.`,
  resetDone: (kept) =>
    kept ? `You have the original. Your version is at ${kept}` : "You have the original.",
  edited: (file) => `Saved in ${file}`,
  noEditor: (file) => `No editor found. Set EDITOR, or open ${file} yourself`,
  editorFailed: (command, reason) => `The editor "${command}" did not go well (${reason}). Look at EDITOR.`,
  running: "running",
  checking: "checking",
  ownVersion: "your version",
  stopped: "stopped",
  measured: ({ what, date, machine, script }) => `Measured: ${what.en} (${script}; ${date}; ${machine})`,
  hintOf: (shown, all) => `Hint ${shown} of ${all}`,
  noHintYet: (all) => (all === 1 ? "There is one hint: press h." : `There are ${all} hints: press h.`),
  noMoreHints: "You have seen every hint.",
  pressToAnswer: (answers) => `Answer with 1–${answers}`,
  task: (n) => `Task ${n}`,
  passed: "You did it!",
  passedMore: "Your program does all that was asked, and always will: it was not luck.",
  failed: (passed, all) => `So far, ${passed} of ${all}.`,
  failedKeys: "e takes you back to the code; h gives a hint.",
  lessonDone: "Lesson done. n goes on to the next.",
  stillToDo: (what) => `Still to do: ${what}.`,
  tooSmall: (columns, rows) => `This window is ${columns}×${rows}. Make it a little larger: 60×16 will do.`,
  cli,
};
