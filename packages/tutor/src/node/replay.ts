/** One schedule of a program, run again, and told as any run is: what was written, what processes did, and the trace of it. */

import type { Program, RunEvent, RunOptions } from "../run/events.ts";
import { eventsOf } from "../run/replayed.ts";
import { Explorer, ExplorerError } from "./explore.ts";

/** Runs one schedule of a program, in a process of its own. Times are virtual. */
export async function* replayed(
  { file }: Program,
  { schedule, budget, signal }: RunOptions & { readonly schedule: string },
): AsyncGenerator<RunEvent, void, void> {
  using explorer = new Explorer();
  try {
    const found = await explorer.replay(file, schedule, { timeMs: budget.timeMs, signal });
    if (found) {
      yield* eventsOf(found, file);
      return;
    }
    if (signal?.aborted) yield { type: "stopped", time: 0 };
    else yield { type: "limit", time: budget.timeMs, name: "time", value: budget.timeMs };
  } catch (error) {
    if (!(error instanceof ExplorerError)) throw error;
    const kind = error.isOfSchedule ? "bad-schedule" : "not-by-turns";
    yield { type: "refused", time: 0, refusal: { kind, detail: error.message } };
  }
  yield { type: "exit", time: 0, exitCode: null };
}
