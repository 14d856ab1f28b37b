import type { Clock } from "../replay/clock.ts";
import type { ProcessState } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

interface Put {
  readonly event: TraceEvent;
  readonly process: ProcessState;
  readonly epoch: number;
}

interface Look {
  readonly event: TraceEvent;
  readonly clock: Clock;
}

/** What is known of a queue. */
class Line {
  /** By pid, the latest put. */
  readonly puts: Map<number, Put> = new Map();
  /** By pid, what the process saw when the last it did here was to find the queue empty. */
  readonly looks: Map<number, Look> = new Map();
  readonly getters: Set<number> = new Set();
  left = 0;
}

/**
 * `while not q.empty()`: a process takes the queue's being empty for the end of the data. It is, if all who put had done so before, and the
 * process knew; else the next message may come right after the look.
 */
export class QueueEnds implements Detector {
  readonly sees: readonly EventType[] = ["put", "get", "look"];
  private readonly lines = new Map<number, Line>();

  see(event: TraceEvent, replay: Replay): void {
    if (event.object === undefined) return;
    const line = this.lines.get(event.object) ?? new Line();
    this.lines.set(event.object, line);
    const process = replay.process(event.pid);
    line.looks.delete(event.pid);
    if (event.type === "put") {
      line.left++;
      line.puts.set(event.pid, { event, process, epoch: process.epoch });
    } else if (event.type === "get") {
      line.left--;
      line.getters.add(event.pid);
    } else if (foundEmpty(event)) {
      line.looks.set(event.pid, { event, clock: process.snapshot });
    }
  }

  finish(): Finding[] {
    return [...this.lines.values()].flatMap((line) =>
      [...line.looks].flatMap(([pid, look]) => tooEarly(line, pid, look)),
    );
  }
}

function foundEmpty(event: TraceEvent): boolean {
  if (event.type !== "look") return false;
  return (event.what === "empty" && event.answer === true) || (event.what === "qsize" && event.answer === 0);
}

function tooEarly(line: Line, pid: number, { event, clock }: Look): Finding[] {
  // Whoever never takes anything may look for another reason.
  if (!line.getters.has(pid) && line.left <= 0) return [];
  const put = [...line.puts.values()].find(
    ({ process, epoch }) => process.pid !== pid && (clock[process.index] as number) < epoch,
  );
  if (put === undefined) return [];
  const detail = { how: "end", look: stepOf(event), change: stepOf(put.event), left: line.left } as const;
  const severity = line.left > 0 ? "fault" : "risk";
  return [finding("queue-empty-race", { severity, detail, steps: [detail.look, detail.change] })];
}
