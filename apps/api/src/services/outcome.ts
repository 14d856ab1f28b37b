import type { SandboxEvent, SandboxLimit } from "@mp/sandbox";
import type { RunResult } from "../contract/run.ts";

const LIMIT_OUTCOMES: Readonly<Record<SandboxLimit, RunResult["outcome"]>> = {
  time: "time_limit",
  cpu: "cpu_limit",
  memory: "memory_limit",
  output: "output_limit",
  processes: "process_limit",
};

/** Gathers what a run amounts to, event by event. */
export class Outcome {
  #limit: { name: SandboxLimit; value: number } | null = null;
  #stopped = false;
  #exitCode: number | null = null;
  #timeMs = 0;

  see(event: SandboxEvent): void {
    if (event.type === "limit") this.#limit = { name: event.name, value: event.value };
    if (event.type === "stopped") this.#stopped = true;
    if (event.type === "exit") {
      this.#exitCode = event.exitCode;
      this.#timeMs = Math.round(event.time * 1000) / 1000;
    }
  }

  result(grading: RunResult["grading"]): RunResult {
    return {
      outcome: this.#outcome(),
      exitCode: this.#exitCode,
      timeMs: this.#timeMs,
      limit: this.#limit,
      grading,
    };
  }

  #outcome(): RunResult["outcome"] {
    if (this.#limit) return LIMIT_OUTCOMES[this.#limit.name];
    if (this.#stopped) return "cancelled";
    return this.#exitCode === 0 ? "ok" : "failed";
  }
}

/** A run that came to nothing. */
export function ended(outcome: "cancelled" | "internal_error"): RunResult {
  return { outcome, exitCode: null, timeMs: 0, limit: null, grading: null };
}
