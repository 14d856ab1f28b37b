import { isFailure, outcomeReport, traced, type TracedExecution, traceReport } from "@mp/tutor/explore";
import type { OpenExplorable } from "@mp/tutor/node/explorable";
import { palette } from "../render/palette.ts";
import { outcomesLines } from "../render/trace/outcomes.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { orTell } from "./or-tell.ts";
import { openOrTell } from "./open-or-tell.ts";
import { writePerfetto } from "./perfetto.ts";
import { screenFor } from "./screen.ts";
import { processNames, showExecution, showFindings, type Showing } from "./show-trace.ts";
import { sayIn } from "./say.ts";
import type { TraceCommand } from "./trace-request.ts";
import type { TutorContext } from "./tutor-context.ts";

/** `--replay`: runs one schedule of a program again, exactly, and shows it. */
export async function replay(
  { language }: TutorContext,
  command: TraceCommand,
  schedule: string,
): Promise<ExitCode> {
  await using explorable = await openOrTell(language, command);
  if (explorable === undefined) return EXIT.unfinished;
  const found = await orTell(command.texts, () => run(explorable, command, schedule));
  if (found === undefined) return EXIT.unfinished;
  if (found === "misfit") return EXIT.usage;
  if (command.json) {
    const { outcome } = found.execution;
    const exitCode = outcome.kind === "finished" ? outcome.exitCode : null;
    const end = { program: command.program.file, exitCode, stoppedBy: null };
    console.log(JSON.stringify(traceReport(end, found.trace, sayIn(language)), null, 2));
  } else {
    show(found, {
      screen: screenFor(command.env, { view: command.choices.view, language }),
      command,
      language,
    });
  }
  if (!writePerfetto(command, found.trace)) return EXIT.unfinished;
  return isFailure(found) ? EXIT.failed : EXIT.ok;
}

async function run(
  explorable: OpenExplorable,
  { texts }: TraceCommand,
  schedule: string,
): Promise<TracedExecution | "misfit"> {
  try {
    return await traced(explorable, schedule);
  } catch (error) {
    // The runtime's own: the text is no schedule, or of another program.
    if ((error as { readonly code?: unknown }).code !== "MP_VALUE") throw error;
    console.error(texts.badSchedule(schedule, (error as Error).message));
    return "misfit";
  }
}

function show(found: TracedExecution, showing: Showing): void {
  const { command, screen } = showing;
  const { name, texts } = command;
  console.log(`${palette.title(name)}\n`);
  console.log(texts.replayed(found.execution.schedule));
  const outcome = outcomeReport({ ...found, count: 1, fails: isFailure(found), others: [] });
  const look = { ...screen, texts, most: 1, processName: processNames(found.trace) };
  console.log(outcomesLines([outcome], look).join("\n"));
  showExecution(found, showing);
  const { findings, trace } = found;
  showFindings(
    findings.map((finding) => ({ finding, trace })),
    showing,
  );
}
