import { statSync } from "node:fs";
import { resolve } from "node:path";
import { findLesson, type Lesson } from "@mp/content";
import { type ProgramLanguage, programFile, type RunBudget } from "@mp/tutor";
import { fileToRun } from "@mp/tutor/node";
import type { CliTexts } from "../texts/cli-texts.ts";
import { mistyped } from "./command-error.ts";
import { nearLesson } from "./named-lesson.ts";
import type { TutorContext } from "./tutor-context.ts";

/** A program that was named on the command line. */
export interface NamedProgram {
  readonly file: string;
  readonly budget: RunBudget;
  /** The lesson it belongs to, if it is one's. */
  readonly lesson: Lesson | undefined;
}

/** How a program is named, and where that was typed. */
export interface ProgramName {
  readonly name: string;
  readonly cwd: string;
  readonly words: CliTexts;
  /** Of a lesson's programs, the one in this language. */
  readonly language?: ProgramLanguage | undefined;
}

/** A file that belongs to no lesson may take its time. */
const FREE_BUDGET: RunBudget = { timeMs: 60_000, outputBytes: 10_000_000, processes: 64 };

/** A lesson's program, or a file: which of them the name says. @throws {CommandError} if it is neither. */
export function namedProgram(
  context: TutorContext,
  { name, cwd, words, language }: ProgramName,
): NamedProgram {
  const lesson = findLesson(context.course, name);
  if (lesson !== undefined) {
    const own = programFile(lesson, language);
    if (language === "python" && lesson.programs[own] === undefined)
      throw mistyped(words.noPython(lesson.id));
    return { file: fileToRun(context.home, lesson, context.language, own), budget: lesson.budget, lesson };
  }
  const file = resolve(cwd, name);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw mistyped(words.noSuchFile(name, nearLesson(context.course, name)));
  if (found.isDirectory()) throw mistyped(words.isAFolder(name));
  return { file, budget: FREE_BUDGET, lesson: undefined };
}
