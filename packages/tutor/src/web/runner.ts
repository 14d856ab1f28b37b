/** Runs and grades programs in a browser: what a session asks for. */

import type { Check, Expectations, Lesson } from "@mp/content";
import type { Trace } from "@mp/runtime/trace";
import { checkProgram, type RecordedRun, type Trial } from "../grade/check.ts";
import type { Program, RunEvent, Runner, RunOptions } from "../run/events.ts";
import { record } from "../run/record.ts";
import { eventsOf } from "../run/replayed.ts";
import type { Grader, GradeRequest } from "../session/ports.ts";
import { exploreInSandbox, replayInSandbox } from "./by-turns.ts";
import type { ProgramFiles } from "./messages.ts";
import { runInSandbox } from "./run.ts";
import type { SandboxSource } from "./frame-element.ts";

/** Gives the sandbox's scripts; they are loaded when the first program is run. */
export type LoadSandbox = () => Promise<SandboxSource>;

/** Gives the check of an exercise. */
export type LoadCheck = (lesson: Lesson) => Promise<Check | Expectations>;

/** Runs programs in TypeScript; of others it says that there is nothing here to run them by. */
export function sandboxRunner(load: LoadSandbox): Runner {
  return async function* (program: Program, options: RunOptions): AsyncGenerator<RunEvent, void, void> {
    if (options.language === "python" || program.file.endsWith(".py")) {
      yield { type: "refused", time: 0, refusal: { kind: "no-python", tried: [] } };
      yield { type: "exit", time: 0, exitCode: null };
      return;
    }
    const source = await load();
    const { schedule, ...rest } = options;
    if (schedule === undefined) yield* runInSandbox(source, filesOf(program), rest);
    else yield* replayed(source, program, { schedule, ...rest });
  };
}

async function* replayed(
  source: SandboxSource,
  program: Program,
  { schedule, budget, signal }: RunOptions & { readonly schedule: string },
): AsyncGenerator<RunEvent, void, void> {
  try {
    const limits = { timeMs: budget.timeMs, signal };
    const found = await replayInSandbox(source, { program: filesOf(program), schedule }, limits);
    if (found) {
      yield* eventsOf(found, program.file);
      return;
    }
    if (signal?.aborted) yield { type: "stopped", time: 0 };
    else yield { type: "limit", time: budget.timeMs, name: "time", value: budget.timeMs };
  } catch (error) {
    const { name, message } = error as Error;
    const kind = name === "ValueError" ? "bad-schedule" : "not-by-turns";
    yield { type: "refused", time: 0, refusal: { kind, detail: message } };
  }
  yield { type: "exit", time: 0, exitCode: null };
}

/** Grades programs by the same checks as everywhere. */
export function sandboxGrader(load: LoadSandbox, loadCheck: LoadCheck): Grader {
  return {
    async grade(request) {
      const [source, check] = await Promise.all([load(), loadCheck(request.lesson)]);
      return await checkProgram(check, trialOf(source, request), request.signal);
    },
  };
}

function trialOf(source: SandboxSource, { lesson, program: given, watch }: GradeRequest): Trial {
  const program = filesOf(given);
  return {
    file: given.file,
    async run(signal): Promise<RecordedRun> {
      let trace: Trace | undefined;
      const options = { budget: lesson.budget, trace: { sites: true }, ...(signal && { signal }) };
      const run = await record(runInSandbox(source, program, options), (event) => {
        if (event.type === "trace") trace = event.trace;
        watch?.(event);
      });
      return { run, trace };
    },
    explore: (search, limits) => exploreInSandbox(source, { program, ...search }, limits),
    replay: async (schedule, limits) => (await replayInSandbox(source, { program, schedule }, limits))?.trace,
  };
}

/** A program of one module. */
export function filesOf({ file, source = "" }: Program): ProgramFiles {
  const main = `file:///${file}`;
  return { main, files: { [main]: source } };
}
