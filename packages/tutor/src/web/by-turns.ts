/** Programs that are run by turns in a browser. */

import type { ScheduleSearch } from "../explore/all-schedules.ts";
import type { TrialLimits } from "../grade/check.ts";
import type { Explored } from "../grade/expectations.ts";
import type { Replayed } from "../run/replayed.ts";
import type { Job, ProgramFiles } from "./messages.ts";
import type { SandboxSource } from "./frame-element.ts";
import { refill, takeSandbox } from "./spare.ts";

/** Runs a program under many schedules. `undefined` if that took too long, or was stopped. @throws SyntaxError in the program. */
export async function exploreInSandbox(
  source: SandboxSource,
  { program, ...search }: ScheduleSearch & { readonly program: ProgramFiles },
  limits: TrialLimits,
): Promise<Explored | undefined> {
  const result = await performed(source, { type: "explore", program, ...search }, limits);
  return result as Explored | undefined;
}

/** Runs one schedule again, recorded. `undefined` as above. @throws ValueError if it is no schedule of this program. */
export async function replayInSandbox(
  source: SandboxSource,
  { program, schedule }: { readonly program: ProgramFiles; readonly schedule: string },
  limits: TrialLimits,
): Promise<Replayed | undefined> {
  const result = await performed(source, { type: "replay", program, schedule }, limits);
  return result as Replayed | undefined;
}

/** Has a job done in a sandbox of its own, which is gone afterwards. */
async function performed(source: SandboxSource, job: Job, { timeMs, signal }: TrialLimits): Promise<unknown> {
  const ends = [AbortSignal.timeout(timeMs), ...(signal ? [signal] : [])];
  const ended = AbortSignal.any(ends);
  if (ended.aborted) return undefined;
  using sandbox = await takeSandbox(source);
  const end = (): void => sandbox[Symbol.dispose]();
  ended.addEventListener("abort", end, { once: true });
  try {
    return await sandbox.perform(job);
  } catch (error) {
    if (ended.aborted) return undefined;
    throw error;
  } finally {
    ended.removeEventListener("abort", end);
    refill();
  }
}
