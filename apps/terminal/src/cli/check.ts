import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Lesson } from "@mp/content";
import { advance, type Results, resultsOf } from "@mp/tutor";
import { checkFile, ensureOwnFile, fileToRun, ProgressFile } from "@mp/tutor/node";
import { palette } from "../render/palette.ts";
import { READING_WIDTH } from "../render/reading-width.ts";
import { verdictLines } from "../render/verdict.ts";
import type { Invoked } from "./command.ts";
import { mistyped } from "./command-error.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { keepSchedule } from "./failed-schedule.ts";
import { onInterrupt } from "./interrupt.ts";
import { namedExercise } from "./named-lesson.ts";
import type { TutorContext } from "./tutor-context.ts";
import { numberOf } from "./values.ts";
import { savedTexts } from "./watch-file.ts";

/** How often a watched file is looked at, in milliseconds, whatever the system tells. */
const POLL_MS = 1_000;

/** `mp check`: checks an exercise and keeps the result; with `--watch`, again at each save. */
export async function command(invoked: Invoked): Promise<ExitCode> {
  const { args, invocation, open, words } = invoked;
  const context = await open();
  const [name = "", named] = args.operands;
  const lesson = namedExercise(context.course, name, words);
  const file =
    named === undefined
      ? fileOf(context, lesson, args.own.watch === true)
      : resolve(invocation.folder, named);
  if (!existsSync(file)) throw mistyped(words.noSuchFile(file, undefined));
  const checking = new Checking(invoked, context, { lesson, file });
  return args.own.watch === true ? checking.watch(numberOf(args.own, "poll") ?? POLL_MS) : checking.once();
}

/** What is watched must be there to be saved. */
function fileOf({ home, language }: TutorContext, lesson: Lesson, isWatched: boolean): string {
  return isWatched ? ensureOwnFile(home, lesson, language) : fileToRun(home, lesson, language);
}

/** What is checked. */
interface Checked {
  readonly lesson: Lesson & Required<Pick<Lesson, "exercise">>;
  readonly file: string;
}

/** Checks one file of an exercise, once or again and again. */
class Checking {
  readonly #invoked: Invoked;
  readonly #context: TutorContext;
  readonly #checked: Checked;

  constructor(invoked: Invoked, context: TutorContext, checked: Checked) {
    this.#invoked = invoked;
    this.#context = context;
    this.#checked = checked;
  }

  async once(): Promise<ExitCode> {
    using interrupt = onInterrupt();
    return exitOf(await this.#check(interrupt.signal));
  }

  /** Checks it now and at each save, until Ctrl-C; a save while it is being checked begins anew. */
  async watch(pollMs: number): Promise<ExitCode> {
    const { args, words } = this.#invoked;
    const { file } = this.#checked;
    using interrupt = onInterrupt();
    const { signal } = interrupt;
    const saves = savedTexts(file, { signal, pollMs });
    for (;;) {
      const outdated = new AbortController();
      const next = saves.next().finally(() => outdated.abort());
      const last = await this.#check(AbortSignal.any([signal, outdated.signal]));
      if (!args.json && !outdated.signal.aborted) console.log(palette.dim(`\n${words.watching(file)}`));
      if ((await next).done) return exitOf(last);
    }
  }

  async #check(signal: AbortSignal): Promise<Results> {
    const { args, language, words } = this.#invoked;
    const { courseFolder, home } = this.#context;
    const { lesson, file } = this.#checked;
    if (!args.json) console.log(palette.dim(words.checking(file)));
    const { grading } = await checkFile({ courseFolder, lesson, file, signal });
    const results = resultsOf(grading, lesson.exercise.messages, language);
    if (signal.aborted) return results;
    const step = { type: "checked", passed: grading.status === "pass" } as const;
    new ProgressFile(home.progress).change((progress) => advance(progress, lesson, step, new Date()));
    keepSchedule(home, lesson, file, results);
    this.#tell(results);
    return results;
  }

  #tell(results: Results): void {
    const { args, language } = this.#invoked;
    if (args.json) console.log(JSON.stringify(results, null, args.own.watch === true ? 0 : 2));
    else {
      const width = Math.min(process.stdout.columns ?? 80, READING_WIDTH);
      console.log(verdictLines(results, { width, language, keys: false }).join("\n"));
    }
  }
}

function exitOf({ status }: Results): ExitCode {
  return ({ pass: EXIT.ok, fail: EXIT.failed, error: EXIT.unfinished } as const)[status];
}
