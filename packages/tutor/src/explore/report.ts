/** What `mp explore --json` writes, and any front end can keep or send: plain data, described by a schema. */

import type { Outcome } from "@mp/runtime/control";
import { z } from "zod";

/** Executions that ended alike. */
export interface OutcomeReport {
  readonly outcome: Outcome;
  /** What all processes wrote to stdout, in order. */
  readonly output: string;
  readonly count: number;
  /** Whether it ended badly, or a fault was found in the one that was looked at. */
  readonly fails: boolean;
  /** The simplest of them. */
  readonly schedule: string;
}

/** A fault or a risk. */
export interface FindingReport {
  readonly kind: string;
  readonly severity: "fault" | "risk";
  readonly text: string;
  readonly sites: readonly string[];
  /** Places in `outcomes`. */
  readonly outcomes: readonly number[];
  readonly schedule: string;
}

/** The simplest of the executions that show best what goes wrong. */
export interface FailureReport {
  readonly schedule: string;
  readonly steps: number;
  readonly preemptions: number;
  readonly outcome: Outcome;
  readonly output: string;
}

/** What came of a search. */
export interface ExploreReport {
  readonly version: 1;
  readonly program: string;
  readonly strategy: "exhaustive" | "random" | "pct";
  readonly bound: number | null;
  readonly executions: number;
  readonly complete: boolean;
  readonly stoppedBy: "limit" | "time" | "signal" | null;
  readonly milliseconds: number;
  readonly outcomes: readonly OutcomeReport[];
  readonly findings: readonly FindingReport[];
  readonly failure: FailureReport | null;
}

const pid = z.int().min(1).describe("Of a process: 1 for the main process, then 2, 3, …");
const count = z.int().min(0);
const schedule = z.string().describe("What `--replay` takes to run exactly this schedule again.");
const output = z.string().describe("What all processes wrote to stdout, in order.");
const outcome: z.ZodType<Outcome> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("finished"), exitCode: z.int() }),
    z.strictObject({
      kind: z.literal("deadlock"),
      pids: z.array(pid).describe("Processes that will never go on."),
    }),
    z.strictObject({ kind: z.literal("error"), pid, message: z.string() }),
    z.strictObject({ kind: z.literal("step-limit") }),
    z.strictObject({ kind: z.literal("time-limit") }),
    z.strictObject({ kind: z.literal("too-many-processes") }),
    z.strictObject({ kind: z.literal("diverged") }),
    z.strictObject({ kind: z.literal("aborted") }),
  ])
  .describe("How an execution ended.");

const outcomeReport: z.ZodType<OutcomeReport> = z.strictObject({
  outcome,
  output,
  count: count.describe("How many executions ended so."),
  fails: z.boolean().describe("Whether it ended badly, or a fault was found in the one that was looked at."),
  schedule,
});

const findingReport: z.ZodType<FindingReport> = z.strictObject({
  kind: z.string().describe("Such as `data-race` or `deadlock`."),
  severity: z.enum(["fault", "risk"]).describe("A risk did no harm in this schedule."),
  text: z.string().describe("What it is, in the language asked for."),
  sites: z.array(z.string()).describe("`file:line:column` of what is concerned, the most telling first."),
  outcomes: z.array(count).describe("Places in `outcomes`, of those in which it was found."),
  schedule,
});

const failureReport: z.ZodType<FailureReport> = z.strictObject({
  schedule,
  steps: count.describe("How many turns were taken."),
  preemptions: count.describe("How often a process lost its turn that could have gone on."),
  outcome,
  output,
});

/** The shape of a search's report, version 1. */
export const exploreReportSchema: z.ZodType<ExploreReport> = z
  .strictObject({
    version: z.literal(1),
    program: z.string().describe("URL of the program's first module."),
    strategy: z.enum(["exhaustive", "random", "pct"]),
    bound: count.nullable().describe("Most preemptions; null unless the strategy is exhaustive."),
    executions: count.describe("How many schedules were run."),
    complete: z.boolean().describe("Whether these were all there are within the bound."),
    stoppedBy: z
      .enum(["limit", "time", "signal"])
      .nullable()
      .describe("What ended the search before its time."),
    milliseconds: z.number().min(0).describe("How long the search took."),
    outcomes: z.array(outcomeReport).describe("The most frequent first."),
    findings: z.array(findingReport).describe("Each once: faults first, then risks."),
    failure: failureReport
      .nullable()
      .describe("The simplest of those that show best what goes wrong; null if none fails."),
  })
  .describe("What `mp explore --json` writes.");

/** The JSON Schema of a search's report, draft 2020-12. */
export function exploreReportJsonSchema(): object {
  return z.toJSONSchema(exploreReportSchema);
}
