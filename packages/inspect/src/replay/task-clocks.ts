import type { TraceEvent } from "../trace.ts";
import type { Clock } from "./clock.ts";
import { learn } from "./order.ts";
import type { ProcessState } from "./process-state.ts";

type TaskEvent = Extract<TraceEvent, { type: "task.submit" | "task.begin" | "task.end" | "task.result" }>;

/** The order that the tasks of pools give: submitted → begun, ended → its result taken. */
export class TaskClocks {
  private readonly clocks = new Map<string, Clock>();

  step(event: TaskEvent, process: ProcessState): void {
    const key = `${event.object}:${event.task}`;
    if (event.type === "task.begin" || event.type === "task.result") {
      learn(process, this.clocks.get(key));
    } else {
      this.clocks.set(key, process.snapshot);
      process.tick();
    }
  }
}
