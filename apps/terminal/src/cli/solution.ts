import { helpAt } from "@mp/tutor";
import type { Invoked } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { keepStage, ownSource, showStage } from "./hint.ts";
import { namedExercise } from "./named-lesson.ts";
import { ownCopy } from "./own-copy.ts";

/** `mp solution`: the solution, and how the student's version differs from it. */
export async function command({ args, language, open, words }: Invoked): Promise<ExitCode> {
  const context = await open();
  const lesson = namedExercise(context.course, args.operands[0] ?? "", words);
  const { progress } = context;
  const request = { lesson, progress, language, own: ownSource(context, lesson) };
  const hasOwn = ownCopy(context, lesson) !== undefined;
  const stages = [hasOwn ? helpAt("diff", request) : undefined, helpAt("solution", request)].filter(
    (stage) => stage !== undefined,
  );
  for (const stage of stages) keepStage(context, lesson, stage);
  if (args.json) console.log(JSON.stringify(stages, null, 2));
  else {
    for (const [at, stage] of stages.entries()) {
      if (at > 0) console.log("");
      showStage(stage, lesson, context);
    }
  }
  return EXIT.ok;
}
