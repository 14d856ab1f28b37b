import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Language } from "@mp/content";
import {
  ImportError,
  type ImportProblem,
  importProgress,
  mergeProgress,
  type Progress,
  type ProgressExport,
  type StudentCode,
} from "@mp/tutor";
import { CodeFolder, ProgressFile } from "@mp/tutor/node";
import { helpWords } from "../texts/help.ts";
import type { Invoked } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import type { ImportReport } from "./json/reports.ts";
import type { TutorContext } from "./tutor-context.ts";

/** `mp import`: merges what `mp export` wrote into what is here. */
export async function command({ args, invocation, language, open }: Invoked): Promise<ExitCode> {
  const [name = "-"] = args.operands;
  const text = readFileSync(name === "-" ? 0 : resolve(invocation.folder, name), "utf8");
  const report = merged(await open(), read(text, language));
  if (args.json) console.log(JSON.stringify(report, null, 2));
  else tell(report, language);
  return EXIT.ok;
}

/** @throws {CommandError} if it is no such document. */
function read(text: string, language: Language): ProgressExport {
  try {
    return importProgress(text);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const { notImported } = helpWords(language);
    const problems = error.problems.map((problem) => inWords(problem, language));
    throw new CommandError(EXIT.unfinished, notImported(problems), { cause: error });
  }
}

function inWords(problem: ImportProblem, language: Language): string {
  const words = helpWords(language).problem;
  switch (problem.kind) {
    case "not-json":
      return words.notJson(problem.detail);
    case "not-an-export":
      return words.notAnExport;
    case "newer":
      return words.newer;
    default:
      return `${problem.field}: ${problem.detail[language]}`;
  }
}

// Programs first: a tutor that is ended in between has them, and does not yet say that it has the progress made with them.
function merged({ home }: TutorContext, { code, progress }: ProgressExport): ImportReport {
  const folder = new CodeFolder(home);
  const programs = newIn(code, folder.all());
  const kept = folder.take(code);
  let before: Progress | undefined;
  const after = new ProgressFile(home.progress).change((own) => mergeProgress((before = own), progress));
  const lessons = Object.keys(after.lessons).filter(
    (id) => !isDeepStrictEqual(after.lessons[id], before?.lessons[id]),
  );
  return { lessons, programs, kept };
}

function newIn(code: StudentCode, here: StudentCode): string[] {
  return Object.entries(code).flatMap(([lesson, files]) =>
    Object.keys(files)
      .filter((name) => files[name] !== here[lesson]?.[name])
      .map((name) => `${lesson}/${name}`),
  );
}

function tell({ lessons, programs, kept }: ImportReport, language: Language): void {
  const words = helpWords(language);
  const isNew = lessons.length + programs.length > 0;
  console.log(isNew ? words.imported(lessons.length, programs.length) : words.nothingNew);
  if (kept.length > 0) console.log(words.kept(kept));
}
