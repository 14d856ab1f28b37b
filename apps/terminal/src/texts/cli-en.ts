import type { CliTexts } from "./cli-texts.ts";

const meant = (near: string | undefined) => (near === undefined ? "" : ` Did you mean ${near}?`);

/** More faults than this say no more. */
const MOST = 5;

/** What commands say in English. */
export const en: CliTexts = {
  unknownCommand: (name, near) =>
    `There is no command "${name}".${meant(near)} Type mp --help to see those there are.`,
  badOption: (problem) => {
    const { option } = problem;
    if (problem.kind === "unknown")
      return `There is no option ${option} here.${meant(problem.near)} Type mp --help to see those there are.`;
    if (problem.kind === "needs-value") return `${option} takes a value. Type mp --help to see which.`;
    return `${option} takes no value. Leave out what follows it.`;
  },
  tooMany: (operand, usage) => `"${operand}" is one too many. It is written like this: ${usage}`,
  unknownLesson: (name, near) => `There is no lesson "${name}".${meant(near)} See the lessons with mp list.`,
  unknownLanguage: (name) => `The course is not in "${name}". Type --lang es or --lang en.`,
  missingArgument: (usage) => `Say which one. It is written like this: ${usage}`,
  notANumber: (option, value, least) => `${option} takes a whole number from ${least}, not "${value}".`,
  notAWord: (option, value, words) => `${option} takes ${words.join(", ")}, not "${value}".`,
  noSuchFile: (path, near) =>
    `There is no lesson and no file "${path}".${meant(near)} See the lessons with mp list.`,
  isAFolder: (path) => `"${path}" is a folder. Name the program's first file.`,
  unknownShell: (name, shells, near) =>
    `There is no completion for "${name}".${meant(near)} There are ${shells.join(", ")}.`,
  noPython: (lesson) =>
    `${lesson} has no program in Python. Leave --language out: that in TypeScript does the same.`,
  notAnExercise: (id) => `"${id}" is a lesson to read and run; it is no exercise. Try mp run ${id}.`,
  checking: (file) => `Checking ${file}`,
  watching: (file) => `Waiting for you to save ${file}. Ctrl-C to leave.`,
  interrupted: "You stopped it.",
  noScheduleKept: (lesson) =>
    `No check of ${lesson} has failed by a schedule, so there is none to replay. Try mp check ${lesson}, or give a schedule that mp explore printed.`,
  programChanged:
    "The program has changed since that check: the schedule may lead elsewhere now. mp check finds a new one.",
  cannotRead: (path, why) => `${path} cannot be read: ${why}.`,
  cannotWrite: (path, why) => `${path} cannot be written: ${why}. Nothing that was there before is lost.`,
  reasons: {
    EACCES: "you have no right to. Give yourself that right, or choose another folder with MP_HOME",
    EPERM: "you have no right to. Give yourself that right, or choose another folder with MP_HOME",
    EROFS: "its disk can only be read. Choose another folder with MP_HOME",
    ENOSPC: "the disk is full. Make room, and type it again",
    EDQUOT: "you have used all your room on the disk. Make room, and type it again",
    EMFILE: "too many files are open. Close some programs, and type it again",
    ENOENT: "it is not there",
    EISDIR: "it is a folder",
    ENOTDIR: "one of its folders is a file. Choose another folder with MP_HOME",
  },
  courseFault: (faults) =>
    [
      "The course has a fault, and it is not yours:",
      ...faults.slice(0, MOST),
      ...(faults.length > MOST ? [`(and ${faults.length - MOST} more)`] : []),
    ].join("\n"),
  ourFault: (what) =>
    `This is a fault of mp, not yours. Your code and your progress are safe. Please report this:\n${what}`,
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
