import { resolve } from "node:path";
import { exportProgress } from "@mp/tutor";
import { CodeFolder, writeAtomically } from "@mp/tutor/node";
import { helpWords } from "../texts/help.ts";
import type { Invoked } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";

/** `mp export`: progress and programs as one document. */
export async function command({ args, invocation, language, open }: Invoked): Promise<ExitCode> {
  const { home, progress } = await open();
  const code = new CodeFolder(home).all();
  const text = exportProgress(progress, code, new Date());
  const [name = "-"] = args.operands;
  if (name === "-") {
    process.stdout.write(text);
    return EXIT.ok;
  }
  const file = resolve(invocation.folder, name);
  writeAtomically(file, text);
  const programs = Object.values(code).flatMap((files) => Object.keys(files)).length;
  if (!args.json)
    console.log(helpWords(language).exported(file, Object.keys(progress.lessons).length, programs));
  else process.stdout.write(text);
  return EXIT.ok;
}
