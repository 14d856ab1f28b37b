import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Lesson } from "@mp/content";
import { advance, type Results, resultsOf } from "@mp/tutor";
import { checkFile, fileToRun, ProgressFile } from "@mp/tutor/node";
import { palette } from "../render/palette.ts";
import { verdictLines } from "../render/verdict.ts";
import { words } from "../texts/index.ts";
import { EXIT } from "./exit-codes.ts";
import { READING_WIDTH } from "./show.ts";
import type { TutorContext } from "./tutor-context.ts";

/** What to check and how to say it. */
export interface CheckCommand {
  readonly lesson: Lesson;
  /** A file of the student's choosing; without it, their own copy. */
  readonly named: string | undefined;
  readonly json: boolean;
}

/** `mp check`: checks an exercise and keeps the result. */
export async function check(context: TutorContext, { lesson, named, json }: CheckCommand): Promise<number> {
  const { cli } = words(context.language);
  if (!lesson.exercise) return usage(cli.notAnExercise(lesson.id));
  const file = named ? resolve(named) : fileToRun(context.home, lesson, context.language);
  if (!existsSync(file)) return usage(cli.noSuchFile(file));
  if (!json) console.log(palette.dim(cli.checking(file)));
  const { grading } = await checkFile({ courseFolder: context.courseFolder, lesson, file });
  keep(context, lesson, grading.status === "pass");
  const results = resultsOf(grading, lesson.exercise.messages, context.language);
  const width = Math.min(process.stdout.columns ?? 80, READING_WIDTH);
  console.log(
    json
      ? JSON.stringify(results, null, 2)
      : verdictLines(results, { width, language: context.language, keys: false }).join("\n"),
  );
  return exitOf(results);
}

function keep({ home }: TutorContext, lesson: Lesson, passed: boolean): void {
  const step = { type: "checked", passed } as const;
  new ProgressFile(home.progress).change((progress) => advance(progress, lesson, step, new Date()));
}

function exitOf({ status }: Results): number {
  return { pass: EXIT.ok, fail: EXIT.failed, error: EXIT.unfinished }[status];
}

function usage(message: string): number {
  console.error(message);
  return EXIT.usage;
}
