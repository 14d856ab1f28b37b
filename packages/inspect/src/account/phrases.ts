import type { FindingDetails, FindingKind } from "../findings/finding.ts";
import type { Arrow, Depth, Interval, Lane, SharedData, Timeline } from "../timeline/model.ts";
import type { Outcome, TraceEvent } from "../trace.ts";

/** A language of the account. */
export type Language = "es" | "en";

/** Names things of a trace in a sentence. */
export interface Say {
  /** A process, by its pid. */
  process(pid: number): string;
  /** An object; for data of an array with its index. */
  object(id: number | undefined): string;
  datum(object: number | undefined, index: number): string;
  /** ` (program.ts:7)`; nothing if the trace has no sites. */
  at(step: { readonly site?: number } | undefined): string;
  /** Several names, with "and" before the last one. */
  list(names: readonly string[]): string;
  /** `4.2 ms`, or `step 12` where processes take turns. */
  when(moment: { readonly seq: number; readonly time: number }): string;
}

/** How each kind of finding is told. */
export type FindingPhrases = {
  readonly [Kind in FindingKind]: (detail: FindingDetails[Kind], say: Say) => string;
};

/** All that an account says, in one language: what is missing does not compile. */
export interface Phrases {
  readonly findings: FindingPhrases;
  readonly headings: Readonly<
    Record<"processes" | "arrows" | "depths" | "data" | "output" | "findings", string>
  >;
  readonly severity: Readonly<Record<"fault" | "risk", string>>;
  /** How many processes and events, how long, and whether they ran in parallel or took turns. */
  summary(line: Timeline, events: number): string;
  outcome(outcome: Outcome, say: Say): string;
  dropped(process: string, count: number): string;
  lane(lane: Lane, say: Say): string;
  interval(interval: Interval, say: Say): string;
  arrow(arrow: Arrow, say: Say): string;
  depth(depth: Depth, say: Say): string;
  data(data: SharedData, say: Say): string;
  output(event: Extract<TraceEvent, { type: "output" }>, say: Say): string;
  parallel(line: Timeline): string;
  nothingFound: string;
  more(count: number): string;
}
