import { endingOf, type RunBudget, type RunEvent, recordOf, texts } from "@mp/tutor";
import { run } from "@mp/tutor/node";
import { palette } from "../render/palette.ts";
import { OutputLines, outputLine } from "../render/output.ts";
import { words } from "../texts/index.ts";
import { EXIT } from "./exit-codes.ts";
import { findProgram } from "./program.ts";
import type { TutorContext } from "./tutor-context.ts";

/** `mp run`: runs a lesson's program or any file, and says which process prints each line. */
export async function runNamed(
  context: TutorContext,
  name: string,
  { json, cwd }: { readonly json: boolean; readonly cwd: string },
): Promise<number> {
  const program = findProgram(context, name, cwd);
  if (program !== undefined && program !== "folder") {
    return runFile(context, program.file, { budget: program.budget, json });
  }
  console.error(words(context.language).cli.noSuchFile(name));
  return EXIT.usage;
}

/** Runs one file and prints what happens as it happens. */
export async function runFile(
  context: TutorContext,
  file: string,
  { budget, json }: { budget: RunBudget; json: boolean },
): Promise<number> {
  const print = json ? (event: RunEvent) => console.log(JSON.stringify(event)) : printer(context);
  const all: RunEvent[] = [];
  for await (const event of run({ file }, { budget })) {
    all.push(event);
    print(event);
  }
  const end = recordOf(all);
  const { limit, exitCode } = end;
  const { trouble, ended } = texts(context.language);
  if (limit) {
    console.error(palette.bad(trouble({ kind: "limit", limit })));
    return EXIT.unfinished;
  }
  if (!json) console.log(palette.dim(ended(endingOf(end))));
  return exitCode === 0 ? EXIT.ok : EXIT.failed;
}

/** Prints what processes write, line by line, with the name of each. */
export function printer({ language }: TutorContext): (event: RunEvent) => void {
  const lines = new OutputLines();
  const decimal = language === "es" ? "," : ".";
  return (event) => {
    for (const line of lines.add(event)) console.log(outputLine(line, decimal));
  };
}
