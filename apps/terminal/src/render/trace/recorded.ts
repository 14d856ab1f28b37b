/** A recorded run, with all that its views are drawn from. Loaded with the first run: the tutor opens without it. */

import { type Finding, findings, type Timeline, timeline } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { type TraceStep, traceSteps } from "@mp/tutor/explore";
import { pictureOf } from "./picture-of.ts";
import type { Signs } from "./signs.ts";

/** A trace and what is made of it. */
export interface Recorded {
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly picture: ReturnType<typeof pictureOf>;
  readonly found: readonly Finding[];
  readonly steps: readonly TraceStep[];
}

/** How to read a trace. */
export interface RecordedOptions {
  readonly signs: Signs;
  /** Milliseconds: when the program was ended from outside, or now. */
  readonly until?: number | undefined;
  /** While it is being recorded nothing is looked for. */
  readonly isRunning: boolean;
}

/** Makes of a trace what is shown of it. */
export function recordedOf(trace: Trace, { signs, until, isRunning }: RecordedOptions): Recorded {
  const line = timeline(trace, { until });
  const found = isRunning ? [] : findings(trace);
  const faults = new Set(
    found.filter(({ severity }) => severity === "fault").flatMap(({ events }) => events),
  );
  const picture = pictureOf({ trace, timeline: line, faults, signs });
  return { trace, timeline: line, picture, found, steps: isRunning ? [] : traceSteps(trace, faults) };
}
