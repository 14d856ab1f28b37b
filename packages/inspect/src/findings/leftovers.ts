import { messageOf } from "../replay/order.ts";
import type { ProcessState } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import type { Stuck } from "../replay/stuck.ts";
import type { EventType, TraceEvent, WaitOperation } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

/** Messages that are still there when the program is over. */
export class UnreadMessages implements Detector {
  readonly sees: readonly EventType[] = ["put", "get", "send", "recv"];
  /** By queue or pipe, then by message. */
  private readonly unread = new Map<number, Map<number, TraceEvent>>();

  see(event: TraceEvent): void {
    if (event.type !== "put" && event.type !== "get" && event.type !== "send" && event.type !== "recv")
      return;
    if (event.object === undefined) return;
    const messages = this.unread.get(event.object) ?? new Map<number, TraceEvent>();
    this.unread.set(event.object, messages);
    if (event.type === "put" || event.type === "send") messages.set(messageOf(event), event);
    else messages.delete(messageOf(event));
  }

  finish(replay: Replay, stuck: Stuck): Finding[] {
    if (stuck.size > 0 || !isOver(replay)) return [];
    return [...this.unread.values()].flatMap((messages) => {
      const puts = [...messages.values()].map(stepOf);
      if (puts.length === 0) return [];
      return [
        finding("unread-messages", { severity: "risk", detail: { left: puts.length, puts }, steps: puts }),
      ];
    });
  }
}

/** Waits in which a daemon does nothing that could be cut off. */
const IDLE: ReadonlySet<WaitOperation> = new Set<WaitOperation>([
  "get",
  "recv",
  "poll",
  "wait",
  "task",
  "sleep",
]);

/** Processes that were in the middle of something when the program was over. */
export class CutOffDaemons implements Detector {
  readonly sees: readonly EventType[] = [
    ...(["process.begin", "output", "read", "write", "put", "get", "acquire", "release"] as const),
    ...(["process.terminate", "task.done"] as const),
  ];
  private readonly last = new Map<number, TraceEvent>();
  /** Pids of those that the program itself terminated. */
  private readonly terminated = new Set<number>();

  see(event: TraceEvent): void {
    if (event.type === "process.terminate") this.terminated.add(event.target);
    else this.last.set(event.pid, event);
  }

  finish(replay: Replay): Finding[] {
    if (!isOver(replay)) return [];
    return [...replay.processes.values()]
      .filter((process) => this.isCutOff(process))
      .map((process) => {
        const last = this.last.get(process.pid);
        const start = stepOf(process.started as TraceEvent);
        const detail = { start, ...(last === undefined ? {} : { last: stepOf(last) }) };
        return finding("daemon-cut-off", { severity: "risk", detail, steps: [start] });
      });
  }

  private isCutOff({ started, ended, waits, pid }: ProcessState): boolean {
    if (started === undefined || ended !== undefined || this.terminated.has(pid)) return false;
    if (this.last.get(pid)?.type === "task.done") return false;
    return [...waits.values()].every(({ operation }) => !IDLE.has(operation));
  }
}

/** Whether the main process has come to its end. */
function isOver({ trace, processes }: Replay): boolean {
  return trace.processes.some(
    ({ pid, parent }) => parent === null && processes.get(pid)?.ended !== undefined,
  );
}
