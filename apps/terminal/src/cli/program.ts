import { statSync } from "node:fs";
import { resolve } from "node:path";
import { findLesson } from "@mp/content";
import type { RunBudget } from "@mp/tutor";
import { fileToRun } from "@mp/tutor/node";
import type { TutorContext } from "./tutor-context.ts";

/** A program that was named on the command line. */
export interface NamedProgram {
  readonly file: string;
  readonly budget: RunBudget;
}

/** A file that belongs to no lesson may take its time. */
const FREE_BUDGET: RunBudget = { timeMs: 60_000, outputBytes: 10_000_000, processes: 64 };

/** A lesson's program, or a file: which of them the name says, `folder` if it is neither, `undefined` if there is nothing. */
export function findProgram(
  context: TutorContext,
  name: string,
  cwd: string,
): NamedProgram | "folder" | undefined {
  const lesson = findLesson(context.course, name);
  if (lesson) return { file: fileToRun(context.home, lesson, context.language), budget: lesson.budget };
  const file = resolve(cwd, name);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) return "folder";
  return found && { file, budget: FREE_BUDGET };
}
