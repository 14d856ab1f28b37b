import type { Localized } from "@mp/content";
import type { LimitMet, Refusal, StuckKind } from "../run/events.ts";
import { type RunRecord, written } from "../run/record.ts";
import type { Cause } from "./cause.ts";
import { nodeCause } from "./node-report.ts";
import { pythonCause } from "./python-report.ts";

/** What a recorded execution shows of what went wrong. */
export interface Evidence {
  /** Lines of the student's file. */
  readonly lines: readonly number[];
  /** Which process did what, at which line. */
  readonly seen: Localized;
}

/** Why a program could not be checked. */
export type Trouble =
  /** `why` says who waits for whom, if it is known. */
  | { readonly kind: "limit"; readonly limit: LimitMet; readonly why?: Evidence }
  | { readonly kind: "stopped" }
  /** It does not come to its end. */
  | { readonly kind: "stuck"; readonly how: StuckKind; readonly why?: Evidence }
  /** It ended well, and neither wrote anything nor started a process. */
  | { readonly kind: "silent" }
  | Refusal
  | Cause
  | { readonly kind: "check-broken"; readonly detail: string };

/** What kept a program from getting to its end, or nothing. */
export function diagnose(run: RunRecord, file: string): Trouble | undefined {
  if (run.limit) return { kind: "limit", limit: run.limit };
  if (run.stopped) return { kind: "stopped" };
  if (run.refusal) return run.refusal;
  if (run.stuck) return { kind: "stuck", how: run.stuck };
  const report = written(run, "stderr");
  // The runtime tells those who wait for each other so; whoever waited for them may have come to its end all the same.
  if (/^Error \[DeadlockError\]/m.test(report)) return { kind: "stuck", how: "deadlock" };
  if (run.exitCode === 0) return undefined;
  const read = file.endsWith(".py") ? pythonCause : nodeCause;
  return read(report, file, run.exitCode);
}

/** Whether a program that ended well did nothing that anybody could see. */
export function isSilent({ events }: RunRecord): boolean {
  return !events.some(({ type }) => type === "output" || type === "process.start");
}
