import type { Language } from "@mp/content";
import {
  advance,
  diagnose,
  endingOf,
  type ProgramLanguage,
  OutputLines,
  type RunBudget,
  type RunEvent,
  type RunRecord,
  recordOf,
  texts,
} from "@mp/tutor";
import { ProgressFile, run } from "@mp/tutor/node";
import { messageText } from "../render/inline.ts";
import { palette } from "../render/palette.ts";
import { outputLine } from "../render/output.ts";
import type { Invoked } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { onInterrupt } from "./interrupt.ts";
import { namedProgram } from "./program.ts";
import type { TutorContext } from "./tutor-context.ts";
import { numberOf, wordOf } from "./values.ts";

/** `mp run`: runs a lesson's program or any file, and says which process prints each line. */
export async function command({ args, invocation, open, words }: Invoked): Promise<ExitCode> {
  const language = wordOf(args.own, "language");
  const time = numberOf(args.own, "time");
  const context = await open();
  const [name = ""] = args.operands;
  const program = namedProgram(context, { name, cwd: invocation.folder, words, language });
  const budget = time === undefined ? program.budget : { ...program.budget, timeMs: time * 1000 };
  const ended = await runFile(context, program.file, { budget, json: args.json, language, args: args.rest });
  const { lesson } = program;
  if (lesson !== undefined && !ended.stopped && !ended.limit && !ended.refusal) {
    new ProgressFile(context.home.progress).change((before) =>
      advance(before, lesson, { type: "ran" }, new Date()),
    );
  }
  return exitOf(ended);
}

/** How to run it, and how to tell of it. */
export interface RunLook {
  readonly budget: RunBudget;
  readonly json: boolean;
  readonly language?: ProgramLanguage | undefined;
  readonly args?: readonly string[];
}

/** Runs one file and prints what happens as it happens. Ctrl-C stops it at once. */
export async function runFile(context: TutorContext, file: string, look: RunLook): Promise<RunRecord> {
  const { args = [], budget, json, language } = look;
  const print = json ? (event: RunEvent) => console.log(JSON.stringify(event)) : printer(context);
  const all: RunEvent[] = [];
  using interrupt = onInterrupt();
  const options = { budget, signal: interrupt.signal, ...(language && { language }) };
  for await (const event of run({ file, args }, options)) {
    all.push(event);
    print(event);
  }
  const end = recordOf(all);
  tell(end, file, { language: context.language, json });
  return end;
}

function tell(end: RunRecord, file: string, { language, json }: { language: Language; json: boolean }): void {
  const { trouble, ended } = texts(language);
  const cause = diagnose(end, file);
  if (cause) console.error((end.stopped ? palette.warn : palette.bad)(messageText(trouble(cause))));
  if (json || end.limit || end.stopped || end.refusal) return;
  console.log(palette.dim(ended(endingOf(end))));
}

/** What a run's end is for scripts. */
export function exitOf({ limit, refusal, stopped, stuck, exitCode }: RunRecord): ExitCode {
  if (refusal) return refusal.kind === "no-python" ? EXIT.machine : EXIT.unfinished;
  if (limit || stopped || stuck) return EXIT.unfinished;
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
