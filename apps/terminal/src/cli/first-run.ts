import { lessonsOf, titleOf } from "@mp/content";
import { fileToRun } from "@mp/tutor/node";
import { palette } from "../render/palette.ts";
import { padded } from "../render/table.ts";
import type { KeyHelp } from "../texts/texts.ts";
import { words } from "../texts/index.ts";
import { runFile } from "./run.ts";
import type { Invocation } from "./invocation.ts";
import type { TutorContext } from "./tutor-context.ts";

/** Without a terminal to draw on: runs the first lesson's program for real and says what to try next. */
export async function firstRun(context: TutorContext, { bare, prefix }: Invocation): Promise<number> {
  const [lesson, next] = lessonsOf(context.course);
  if (!lesson) throw new Error("The course has no lessons. Add one to content/.");
  const { cli } = words(context.language);
  console.log(palette.title(cli.firstRun(titleOf(lesson, context.language), `${prefix} run ${lesson.id}`)));
  const code = await runFile(context, fileToRun(context.home, lesson, context.language), {
    budget: lesson.budget,
    json: false,
  });
  console.log(`\n${tryNext(cli.tryNext({ bare, prefix, next: (next ?? lesson).id }))}`);
  return code;
}

function tryNext({ title, examples }: { title: string; examples: readonly KeyHelp[] }): string {
  const width = Math.max(...examples.map(([command]) => command.length)) + 3;
  return [
    title,
    ...examples.map(([command, does]) => `  ${padded(command, width)}${palette.dim(does)}`),
  ].join("\n");
}
