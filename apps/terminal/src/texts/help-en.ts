import type { HelpTexts } from "./help-texts.ts";

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** What `mp hint`, `mp solution`, `mp reset`, `mp export` and `mp import` say in English. */
export const en: HelpTexts = {
  hint: (task, shown, of) => `Task ${task} · hint ${shown} of ${of}`,
  parsons: "The lines of a solution, in disorder",
  parsonsHow: "Comments and indentation are left out. In which order do they do what is asked?",
  diff: "Where your program differs from a solution",
  diffHow:
    "- is in yours only, + in the solution only. There are other solutions: the check decides, not this.",
  noDifference: "In nothing: your program is this solution.",
  solution: "A solution",
  next: (command) => `More help: ${command}`,
  noMore: (command) => `You have seen all the help there is. To see the solution again: ${command}`,
  reset: (file, kept) =>
    kept === undefined
      ? `Your copy is at ${file}`
      : `You have the original at ${file}\nYour version is at ${kept}`,
  exported: (file, lessons, programs) =>
    `Written to ${file}: ${count(lessons, "lesson")}, ${count(programs, "program")}.`,
  imported: (lessons, programs) =>
    `Merged: news of ${count(lessons, "lesson")}, ${count(programs, "program")} taken over.`,
  nothingNew: "There is nothing in it that was not here already.",
  kept: (files) => `Your own versions are kept:\n${files.map((file) => `  ${file}`).join("\n")}`,
  notImported: (problems) =>
    `That cannot be imported, and nothing was changed:\n${problems.map((each) => `  ${each}`).join("\n")}`,
  problem: {
    notJson: (detail) => `it is no JSON (${detail}). Was all of the file copied?`,
    notAnExport: "it is no document of mp export. Make one with mp export FILE.",
    newer: "it was written by a newer mp than this one. Install that one here, too.",
  },
};
