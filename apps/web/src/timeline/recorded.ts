/** A trace, with all that its pictures are drawn from. */

import { type Finding, findings, type Timeline, timeline } from "@mp/inspect";
import type { Trace } from "@mp/runtime/trace";
import { type TraceStep, traceSteps } from "@mp/tutor/explore";

/** A trace and what is made of it. */
export interface Recorded {
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly findings: readonly Finding[];
  /** What a reader goes through, one after another. */
  readonly steps: readonly TraceStep[];
}

/** Makes of a trace what is shown of it; while it is still being recorded nothing is looked for. */
export function recordedOf(trace: Trace, isRunning = false): Recorded {
  const found = isRunning ? [] : findings(trace);
  const faults = new Set(
    found.filter(({ severity }) => severity === "fault").flatMap(({ events }) => events),
  );
  return {
    trace,
    timeline: timeline(trace, { until: untilOf(trace) }),
    findings: found,
    steps: traceSteps(trace, faults),
  };
}

/** A little later than the last event: what that one began, such as a wait that never ends, is then seen. */
function untilOf({ events, mode }: Trace): number {
  const [first, last] = [events[0]?.time ?? 0, events.at(-1)?.time ?? 0];
  return mode === "controlled" ? last + 1 : last + (last - first) * 0.03 + 0.001;
}
