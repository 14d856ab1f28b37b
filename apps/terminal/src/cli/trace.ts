import { findings } from "@mp/inspect";
import { diagnose, endingOf, recordOf, type RunEvent, type RunRecord, texts as shared } from "@mp/tutor";
import { type TraceReport, traceReport } from "@mp/tutor/explore";
import { run } from "@mp/tutor/node";
import type { Trace } from "@mp/runtime/trace";
import { palette } from "../render/palette.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { onInterrupt } from "./interrupt.ts";
import { writePerfetto } from "./perfetto.ts";
import { printer } from "./run.ts";
import { sayIn } from "./say.ts";
import { screenFor } from "./screen.ts";
import { showTrace } from "./show-trace.ts";
import type { TraceCommand } from "./trace-request.ts";
import type { TutorContext } from "./tutor-context.ts";

/** A run, and what was recorded of it. */
interface Recorded {
  readonly end: RunRecord;
  readonly trace: Trace | undefined;
}

/** `mp trace`: runs a program as it is, really parallel, and shows what its processes did. */
export async function trace(
  context: TutorContext,
  command: TraceCommand,
  args: readonly string[],
): Promise<ExitCode> {
  const recorded = await record(context, command, args);
  if (command.json) tell(recorded, context, command);
  else show(recorded, context, command);
  if (recorded.trace !== undefined && !writePerfetto(command, recorded.trace)) return EXIT.unfinished;
  return exitOf(recorded);
}

/** Runs it, and prints what it writes as it comes. */
async function record(
  context: TutorContext,
  { choices, json, program }: TraceCommand,
  args: readonly string[],
): Promise<Recorded> {
  const events: RunEvent[] = [];
  const print = json ? undefined : printer(context);
  using interrupt = onInterrupt();
  const budget = { ...program.budget, timeMs: choices.timeMs ?? program.budget.timeMs };
  const options = { budget, signal: interrupt.signal, trace: { sites: choices.sites } };
  for await (const event of run({ file: program.file, args }, options)) {
    events.push(event);
    print?.(event);
  }
  const traced = events.find((event) => event.type === "trace");
  return { end: recordOf(events), trace: traced?.trace };
}

function tell(
  { end, trace: recorded }: Recorded,
  { language }: TutorContext,
  { program }: TraceCommand,
): void {
  const { exitCode } = end;
  const report = traceReport(
    { program: program.file, exitCode, stoppedBy: stopper(end) },
    recorded,
    sayIn(language),
  );
  console.log(JSON.stringify(report, null, 2));
}

function stopper({ limit, stopped }: RunRecord): TraceReport["stoppedBy"] {
  return stopped ? "signal" : (limit?.name ?? null);
}

function show({ end, trace: recorded }: Recorded, { language }: TutorContext, command: TraceCommand): void {
  const { choices, env, program, texts } = command;
  const { ended, trouble } = shared(language);
  const cause = diagnose(end, program.file);
  if (end.stopped) console.error(palette.warn(texts.stopped));
  else if (cause) console.error(palette.bad(trouble(cause)));
  else console.log(palette.dim(ended(endingOf(end))));
  if (recorded === undefined) return console.error(texts.notRecorded);
  if (recorded.events.length > 0)
    return showTrace(recorded, end.stopped || end.limit ? end.time : undefined, {
      screen: screenFor(env, { view: choices.view, language }),
      command,
      language,
    });
  if (cause === undefined) console.error(texts.nothingTraced);
}

function exitOf({ end, trace: recorded }: Recorded): ExitCode {
  if (end.limit || end.stopped) return EXIT.unfinished;
  const isFaulty = recorded !== undefined && findings(recorded).some(({ severity }) => severity === "fault");
  return end.exitCode === 0 && !isFaulty ? EXIT.ok : EXIT.failed;
}
