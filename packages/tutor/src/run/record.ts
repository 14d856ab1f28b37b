import type { CheckedRun, ProcessEvent } from "@mp/content";
import { type LimitMet, MAIN_PROCESS, type Refusal, type RunEvent, type StuckKind } from "./events.ts";

/** A whole run, kept. */
export interface RunRecord extends CheckedRun {
  readonly limit?: LimitMet;
  readonly stopped: boolean;
  /** Why it was not run at all. */
  readonly refusal?: Refusal;
  /** Of a replay: how it ended, if not by its own end. */
  readonly stuck?: StuckKind;
  /** How long it took, in milliseconds. */
  readonly time: number;
}

/** Follows a run to its end and keeps what it did; `watch` sees each event as it comes. */
export async function record(
  run: AsyncIterable<RunEvent>,
  watch?: (event: RunEvent) => void,
): Promise<RunRecord> {
  const all: RunEvent[] = [];
  for await (const event of run) {
    // Each trace holds the whole of what was recorded: whoever wants one watches for it.
    if (event.type !== "trace") all.push(event);
    watch?.(event);
  }
  return recordOf(all);
}

/** What a finished run's events amount to. */
export function recordOf(all: readonly RunEvent[]): RunRecord {
  const end = all.find((event) => event.type === "exit");
  const limit = all.find((event) => event.type === "limit");
  const refusal = all.find((event) => event.type === "refused")?.refusal;
  const stuck = all.find((event) => event.type === "stuck")?.how;
  return {
    events: all.filter(isProcessEvent),
    main: MAIN_PROCESS,
    exitCode: end?.exitCode ?? null,
    stopped: all.some((event) => event.type === "stopped"),
    time: end?.time ?? 0,
    ...(limit && { limit: { name: limit.name, value: limit.value } }),
    ...(refusal && { refusal }),
    ...(stuck && { stuck }),
  };
}

/** Whether one of the program's processes did this, and not the tutor. */
export function isProcessEvent(event: RunEvent): event is ProcessEvent {
  return "process" in event;
}

/** Everything the program wrote to one of its streams. */
export function written(run: CheckedRun, stream: "stdout" | "stderr"): string {
  return run.events
    .map((event) => (event.type === "output" && event.stream === stream ? event.text : ""))
    .join("");
}

/** How a run ended, in numbers: what {@link Texts.ended} puts in words. */
export interface Ending {
  readonly exitCode: number | null;
  /** Processes, the first one included. */
  readonly processes: number;
  /** Those that their parent saw fail. */
  readonly failed: number;
}

/** The exit code of a process that was ended on purpose: by `terminate()`, or with its pool. */
const TERMINATED = -15;

/** Counts the processes of a run, and those that failed. To have been terminated is no failure: a pool ends its workers like that. */
export function endingOf({ events, exitCode }: Pick<CheckedRun, "events" | "exitCode">): Ending {
  const started = events.filter((event) => event.type === "process.start").length;
  const failed = events.flatMap((event) =>
    event.type === "join.end" && event.exitCode && event.exitCode !== TERMINATED ? [event.target.pid] : [],
  );
  return { exitCode, processes: started + 1, failed: new Set(failed).size };
}
