import { ownFile, resetOwnFile } from "@mp/tutor/node";
import { helpWords } from "../texts/help.ts";
import type { Invoked } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import type { ResetReport } from "./json/reports.ts";
import { namedLesson } from "./named-lesson.ts";

/** `mp reset`: the program as given, in the student's folder; a version of theirs is kept beside it. */
export async function command({ args, language, open, words }: Invoked): Promise<ExitCode> {
  const { course, home } = await open();
  const lesson = namedLesson(course, args.operands[0] ?? "", words);
  const kept = resetOwnFile(home, lesson, language);
  const report: ResetReport = { file: ownFile(home, lesson), kept: kept ?? null };
  console.log(args.json ? JSON.stringify(report, null, 2) : helpWords(language).reset(report.file, kept));
  return EXIT.ok;
}
