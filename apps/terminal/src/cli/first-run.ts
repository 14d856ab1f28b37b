import { lessonsOf, titleOf } from "@mp/content";
import { fileToRun } from "@mp/tutor/node";
import { palette } from "../render/palette.ts";
import { words } from "../texts/index.ts";
import { runFile } from "./run.ts";
import type { TutorContext } from "./tutor-context.ts";

/** Without a terminal to draw on: runs the first lesson's program for real and says what to try next. */
export async function firstRun(context: TutorContext, program: string): Promise<number> {
  const [lesson, next] = lessonsOf(context.course);
  if (!lesson) throw new Error("The course has no lessons. Add one to content/.");
  const { cli } = words(context.language);
  console.log(palette.title(cli.firstRun(titleOf(lesson, context.language), `${program} run ${lesson.id}`)));
  const code = await runFile(context, fileToRun(context.home, lesson, context.language), {
    budget: lesson.budget,
    json: false,
  });
  console.log(`\n${cli.tryNext(program, (next ?? lesson).id)}`);
  return code;
}
