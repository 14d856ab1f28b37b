/** What `mp trace --json` writes. The trace in it is as `@mp/inspect` describes it. */

import { type Finding, findings, parseTrace, traceJsonSchema } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { z } from "zod";
import { siteText } from "./steps.ts";

/** A fault or a risk in one run. */
export interface TraceFindingReport {
  readonly kind: string;
  readonly severity: "fault" | "risk";
  readonly text: string;
  readonly sites: readonly string[];
  /** `seq`s of the events that show it. */
  readonly events: readonly number[];
}

/** A run that was recorded. */
export interface TraceReport {
  readonly version: 1;
  readonly program: string;
  readonly exitCode: number | null;
  readonly stoppedBy: "time" | "output" | "processes" | "memory" | "signal" | null;
  readonly findings: readonly TraceFindingReport[];
  readonly trace: Trace | null;
}

const finding: z.ZodType<TraceFindingReport> = z.strictObject({
  kind: z.string().describe("Such as `data-race` or `deadlock`."),
  severity: z.enum(["fault", "risk"]).describe("A risk did no harm this time."),
  text: z.string().describe("What it is, in the language asked for."),
  sites: z.array(z.string()).describe("`file:line:column` of what is concerned, the most telling first."),
  events: z.array(z.int()).describe("`seq`s of the events that show it."),
});

const traceSchema = z.custom<Trace>(isTrace);

/** The shape of a recorded run, version 1. */
export const traceReportSchema: z.ZodType<TraceReport> = z
  .strictObject({
    version: z.literal(1),
    program: z.string().describe("Path of the program."),
    exitCode: z.int().nullable().describe("Null if it was ended from outside."),
    stoppedBy: z
      .enum(["time", "output", "processes", "memory", "signal"])
      .nullable()
      .describe("The limit it met, or the signal; null if it ended by itself."),
    findings: z.array(finding).describe("Faults first, then risks."),
    trace: traceSchema.nullable().describe("Null if nothing could be recorded."),
  })
  .describe("What `mp trace --json` writes.");

function isTrace(value: unknown): boolean {
  parseTrace(value);
  return true;
}

/** The JSON Schema of a recorded run, draft 2020-12: the trace in it is as `@mp/inspect` describes it. */
export function traceReportJsonSchema(): object {
  const { $schema: _draft, ...trace } = traceJsonSchema();
  const isTraceItself = (schema: unknown) => schema === traceSchema;
  return z.toJSONSchema(traceReportSchema, {
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (isTraceItself(zodSchema)) Object.assign(jsonSchema, trace);
    },
  });
}

/** What is told of a run beside its trace. */
export interface RunEnd {
  readonly program: string;
  readonly exitCode: number | null;
  readonly stoppedBy: TraceReport["stoppedBy"];
}

/** A recorded run as plain data. `say` puts a finding in words. */
export function traceReport(
  end: RunEnd,
  trace: Trace | undefined,
  say: (finding: Finding, trace: Trace) => string,
): TraceReport {
  const found =
    trace === undefined ? [] : findings(trace).map((each) => reportOf(each, trace, say(each, trace)));
  return { version: 1, ...end, findings: found, trace: trace ?? null };
}

function reportOf(finding: Finding, trace: Trace, text: string): TraceFindingReport {
  const { events, kind, severity, sites } = finding;
  return {
    kind,
    severity,
    text,
    sites: sites.flatMap((index) => trace.sites[index] ?? []).map(siteText),
    events,
  };
}
