import type { Lesson } from "@mp/content";
import { advance, type HelpStage, nextHelp, stepOf } from "@mp/tutor";
import { CodeFolder, fileNameOf, ProgressFile } from "@mp/tutor/node";
import { helpStageLines } from "../render/help-stage.ts";
import { palette } from "../render/palette.ts";
import { READING_WIDTH } from "../render/reading-width.ts";
import { helpWords } from "../texts/help.ts";
import type { Invoked } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { namedExercise } from "./named-lesson.ts";
import type { TutorContext } from "./tutor-context.ts";
import { numberOf } from "./values.ts";

/** `mp hint`: the help that comes next, which is then seen. */
export async function command({ args, invocation, language, open, words }: Invoked): Promise<ExitCode> {
  const task = numberOf(args.own, "task");
  const context = await open();
  const lesson = namedExercise(context.course, args.operands[0] ?? "", words);
  const { progress } = context;
  const stage = nextHelp({ lesson, progress, language, own: ownSource(context, lesson), task });
  const { next, noMore } = helpWords(language);
  if (stage) keepStage(context, lesson, stage);
  if (args.json) console.log(JSON.stringify(stage ?? null, null, 2));
  else if (stage) {
    showStage(stage, lesson, context);
    if (stage.kind !== "solution")
      console.log(`\n${palette.dim(next(`${invocation.prefix} hint ${lesson.id}`))}`);
  } else console.log(noMore(`${invocation.prefix} solution ${lesson.id}`));
  return EXIT.ok;
}

/** The student's program, or as it is given if they have none. */
export function ownSource({ home, language }: TutorContext, lesson: Lesson): string {
  return new CodeFolder(home).read({ lesson, language, name: fileNameOf(lesson) });
}

/** Keeps that help was seen, before it is. */
export function keepStage({ home }: TutorContext, lesson: Lesson, stage: HelpStage): void {
  new ProgressFile(home.progress).change((before) => advance(before, lesson, stepOf(stage), new Date()));
}

/** Prints a stage of help. */
export function showStage(stage: HelpStage, lesson: Lesson, { language }: TutorContext): void {
  const width = Math.min(process.stdout.columns ?? 80, READING_WIDTH);
  console.log(helpStageLines(stage, { lesson, language, width }).join("\n"));
}
