import type { EventType, TraceEvent } from "../trace.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding, stepOf } from "./finding.ts";

interface Waiting {
  readonly begin: TraceEvent;
  passed: number;
  last: TraceEvent | undefined;
  readonly by: Set<number>;
}

/** A process that waits for a lock or a permit while others get it again and again. */
export class Starvations implements Detector {
  readonly sees: readonly EventType[] = ["wait.begin", "wait.end", "acquire"];
  /** By object, then by pid. */
  private readonly waiting = new Map<number, Map<number, Waiting>>();
  private readonly longest = new Map<string, Waiting>();

  private readonly starvedAfter: number;

  constructor(starvedAfter: number) {
    this.starvedAfter = starvedAfter;
  }

  see(event: TraceEvent): void {
    const { type, pid, object } = event;
    if (object === undefined) return;
    if (type === "wait.begin" && event.operation === "acquire") {
      const waiting = this.waiting.get(object) ?? new Map<number, Waiting>();
      this.waiting.set(object, waiting.set(pid, { begin: event, passed: 0, last: undefined, by: new Set() }));
    } else if (type === "wait.end") {
      this.waiting.get(object)?.delete(pid);
    } else if (type === "acquire") {
      for (const waiting of this.waiting.get(object)?.values() ?? []) this.passes(waiting, event);
    }
  }

  finish(): Finding[] {
    return [...this.longest.values()].map(({ begin, last, passed, by }) => {
      const steps = [stepOf(begin), stepOf(last ?? begin)] as const;
      const detail = { wait: steps[0], last: steps[1], passed, by: [...by] };
      return finding("starvation", { severity: "risk", detail, steps });
    });
  }

  private passes(waiting: Waiting, acquired: TraceEvent): void {
    const { pid } = acquired;
    if (waiting.begin.pid === pid) return;
    waiting.passed++;
    waiting.last = acquired;
    waiting.by.add(pid);
    if (waiting.passed < this.starvedAfter) return;
    const key = `${waiting.begin.object} ${waiting.begin.pid}`;
    if (waiting.passed > (this.longest.get(key)?.passed ?? 0)) this.longest.set(key, waiting);
  }
}
