import { lessonsOf, titleOf } from "@mp/content";
import { fileToRun } from "@mp/tutor/node";
import { palette } from "../render/palette.ts";
import { padded } from "../render/table.ts";
import { cliWords } from "../texts/cli.ts";
import type { Example } from "../texts/manual-texts.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Invocation } from "./invocation.ts";
import { exitOf, runFile } from "./run.ts";
import type { TutorContext } from "./tutor-context.ts";

/** Without a terminal to draw on: runs the first lesson's program for real and says what to try next. */
export async function firstRun(context: TutorContext, { bare, prefix }: Invocation): Promise<ExitCode> {
  const [lesson, next] = lessonsOf(context.course);
  if (!lesson) throw new Error("The course has no lessons. Add one to content/.");
  const words = cliWords(context.language);
  console.log(palette.title(words.firstRun(titleOf(lesson, context.language), `${prefix} run ${lesson.id}`)));
  const file = fileToRun(context.home, lesson, context.language);
  const ended = await runFile(context, file, { budget: lesson.budget, json: false });
  console.log(`\n${tryNext(words.tryNext({ bare, prefix, next: (next ?? lesson).id }))}`);
  return exitOf(ended);
}

function tryNext({ title, examples }: { title: string; examples: readonly Example[] }): string {
  const width = Math.max(...examples.map(([command]) => command.length)) + 3;
  return [
    title,
    ...examples.map(([command, does]) => `  ${padded(command, width)}${palette.dim(does)}`),
  ].join("\n");
}
