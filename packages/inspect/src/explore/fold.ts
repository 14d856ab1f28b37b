import type { Finding, FindingKind } from "../findings/finding.ts";
import type { Outcome, Trace } from "../trace.ts";

/** An execution, as far as its outcome goes: what `@mp/runtime/control` gives. */
export interface Run {
  readonly outcome: Outcome;
  readonly output: readonly { readonly stream: string; readonly text: string }[];
  readonly schedule: string;
}

/** Executions that ended the same way and printed the same. */
export interface FoldedOutcome {
  readonly outcome: Outcome;
  /** What was printed, all processes together. */
  readonly text: string;
  readonly count: number;
  /** Which part of all executions, from 0 to 1. */
  readonly share: number;
  /** The shortest schedule that comes to this. */
  readonly schedule: string;
}

/**
 * Folds executions by how they ended and what they printed, and counts them.
 *
 * @param runs executions of one program, under whatever schedules.
 * @returns the most frequent first.
 *
 * @example
 * ```ts
 * import { foldOutcomes } from "@mp/inspect";
 *
 * const run = (text: string, schedule: string) => ({
 *   outcome: { kind: "finished", exitCode: 0 } as const,
 *   output: [{ stream: "stdout", text }],
 *   schedule,
 * });
 * const folded = foldOutcomes([run("2\n", "1"), run("1\n", "1AgI"), run("1\n", "1AQ")]);
 * console.log(folded.map(({ text, count, schedule }) => [text, count, schedule])); // => [ [ '1\n', 2, '1AQ' ], [ '2\n', 1, '1' ] ]
 * ```
 */
export function foldOutcomes(runs: Iterable<Run>): FoldedOutcome[] {
  const folded = new Map<string, { -readonly [Key in keyof FoldedOutcome]: FoldedOutcome[Key] }>();
  let executions = 0;
  for (const { outcome, output, schedule } of runs) {
    executions++;
    const text = output.map((part) => part.text).join("");
    const key = JSON.stringify([outcome, output.map((part) => [part.stream, part.text])]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { outcome, text, count: 1, share: 0, schedule });
    else {
      known.count++;
      if (schedule.length < known.schedule.length) known.schedule = schedule;
    }
  }
  return [...folded.values()]
    .map((one) => ({ ...one, share: one.count / executions }))
    .toSorted((a, b) => b.count - a.count);
}

/** What was found in an execution. */
export interface Inspected {
  readonly trace: Trace;
  readonly findings: readonly Finding[];
}

/** The same fault, in one or more executions. */
export interface FoldedFinding {
  readonly kind: FindingKind;
  /** The first one, and the trace it belongs to. */
  readonly finding: Finding;
  readonly trace: Trace;
  /** In how many executions. */
  readonly count: number;
}

/**
 * Folds findings of several executions: those of the same kind, at the same places of the program, are one. Without call sites, those about the same objects.
 *
 * @param inspected traces with what was found in them.
 * @returns faults before risks, the most frequent first.
 *
 * @example
 * ```ts
 * import { findings, foldFindings, type Trace } from "@mp/inspect";
 * const traces: Trace[] = [];
 * console.log(foldFindings(traces.map((trace) => ({ trace, findings: findings(trace) })))); // => []
 * ```
 */
export function foldFindings(inspected: Iterable<Inspected>): FoldedFinding[] {
  const folded = new Map<string, { -readonly [Key in keyof FoldedFinding]: FoldedFinding[Key] }>();
  for (const { trace, findings } of inspected) {
    const here = new Set<string>();
    for (const finding of findings) {
      const key = keyOf(finding, trace);
      if (here.has(key)) continue;
      here.add(key);
      const known = folded.get(key);
      if (known === undefined) folded.set(key, { kind: finding.kind, finding, trace, count: 1 });
      else {
        known.count++;
        // A fault says more than the risk of it.
        if (known.finding.severity === "risk" && finding.severity === "fault")
          Object.assign(known, { finding, trace });
      }
    }
  }
  return [...folded.values()].toSorted((a, b) => rank(a.finding) - rank(b.finding) || b.count - a.count);
}

function rank({ severity }: Finding): number {
  return severity === "fault" ? 0 : 1;
}

function keyOf({ kind, sites, objects }: Finding, trace: Trace): string {
  const places = sites.map((index) => {
    const site = trace.sites[index];
    return `${site?.file}:${site?.line}:${site?.column}`;
  });
  const names = places.length > 0 ? places : objects.map((id) => trace.objects[id]?.name ?? "");
  return [kind, ...new Set(names)].toSorted().join(" ");
}
