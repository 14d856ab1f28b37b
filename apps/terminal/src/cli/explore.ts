import type { Language } from "@mp/content";
import {
  type Explorable,
  explore as runSearch,
  exploreReport,
  type ExploreResult,
  foundIn,
  outcomeReport,
  type Search,
} from "@mp/tutor/explore";
import { palette } from "../render/palette.ts";
import { ProgressLine } from "../render/progress-line.ts";
import { outcomesLines } from "../render/trace/outcomes.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { onInterrupt } from "./interrupt.ts";
import { orTell } from "./or-tell.ts";
import { openOrTell } from "./open-or-tell.ts";
import { writePerfetto } from "./perfetto.ts";
import { sayIn } from "./say.ts";
import { type Screen, screenFor, section } from "./screen.ts";
import { processNames, showExecution, showFindings, type Showing } from "./show-trace.ts";
import type { TraceCommand } from "./trace-request.ts";
import type { TutorContext } from "./tutor-context.ts";

/** More outcomes than this say no more. */
const MOST_OUTCOMES = 10;

/** `mp explore`: looks for a schedule that breaks a program. */
export async function explore(
  { language }: TutorContext,
  command: TraceCommand,
  search: Search,
): Promise<ExitCode> {
  await using explorable = await openOrTell(language, command);
  if (explorable === undefined) return EXIT.unfinished;
  const result = await orTell(command.texts, () => searched(explorable, command, search));
  if (result === undefined) return EXIT.unfinished;
  if (command.json) tell(explorable.program.main, result, language);
  else {
    const screen = screenFor(command.env, { view: command.choices.view, language });
    show(result, { screen, command, language });
  }
  const trace = result.failure?.trace ?? result.outcomes[0]?.trace;
  if (trace !== undefined && !writePerfetto(command, trace)) return EXIT.unfinished;
  return result.failure === undefined ? EXIT.ok : EXIT.failed;
}

function tell(program: string, result: ExploreResult, language: Language): void {
  const say = sayIn(language);
  const report = exploreReport(program, result, ({ finding, shown }) => say(finding, shown.trace));
  console.log(JSON.stringify(report, null, 2));
}

/** Follows the search on the error stream, so that what comes of it can be taken from the other. */
async function searched(
  explorable: Explorable,
  { choices, texts }: TraceCommand,
  search: Search,
): Promise<ExploreResult> {
  const progress = new ProgressLine(process.stderr);
  using interrupt = onInterrupt();
  try {
    return await runSearch(explorable, {
      search,
      timeMs: choices.timeMs,
      signal: interrupt.signal,
      onProgress: ({ executions, milliseconds }) =>
        progress.show(() => texts.exploring(executions, Math.round((executions * 1_000) / milliseconds))),
    });
  } finally {
    progress.clear();
  }
}

function show(result: ExploreResult, showing: Showing): void {
  const { command, screen } = showing;
  const { name, texts } = command;
  const { complete, executions, failure, outcomes, search } = result;
  const bound = search.strategy === "exhaustive" ? search.bound : undefined;
  const counts = { executions, complete, bound, stoppedBy: result.stoppedBy };
  console.log(`${palette.title(name)}\n`);
  console.log(`${texts.explored(counts)} ${palette.dim(seconds(result.milliseconds, screen))}`);
  if (!complete && search.strategy === "exhaustive") console.log(palette.warn(texts.notComplete(counts)));
  console.log("");
  const rows = outcomes.map(outcomeReport);
  const names = processNames(failure?.trace);
  console.log(outcomesLines(rows, { ...screen, texts, most: MOST_OUTCOMES, processName: names }).join("\n"));
  showFindings(
    foundIn(outcomes).map(({ finding, shown }) => ({ finding, trace: shown.trace })),
    showing,
  );
  if (failure === undefined) {
    console.log(`\n${palette.good(texts.noFaultIn(counts))}`);
    return;
  }
  const { preemptions, schedule, steps } = failure.execution;
  console.log(`\n${palette.heading(texts.shortest(steps, preemptions))}`);
  showExecution(failure, showing);
  section(texts.repeat, [`  ${replayCommand(command, schedule)}`]);
}

function seconds(milliseconds: number, { decimal, signs }: Screen): string {
  return `${signs.dot} ${(milliseconds / 1_000).toFixed(1).replace(".", decimal)} s`;
}

/** What to type to see a schedule again. */
function replayCommand({ invocation, name }: TraceCommand, schedule: string): string {
  const file = /^[\w./:@+-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
  return `${invocation.prefix} trace ${file} --replay ${schedule}`;
}
