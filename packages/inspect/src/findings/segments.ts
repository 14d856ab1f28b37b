import type { Trace } from "../trace.ts";

/**
 * Which elements of an object are told apart: as few as there are. Every beginning and every end of an access
 * divides; what lies between two divisions is always read and written together.
 */
export class Segments {
  private readonly starts = new Map<number, readonly number[]>();

  constructor(trace: Trace) {
    const divisions = new Map<number, Set<number>>();
    for (const event of trace.events) {
      if (event.type !== "read" && event.type !== "write") continue;
      if (event.object === undefined || event.length === undefined || event.length === 1) continue;
      const places = divisions.get(event.object) ?? new Set();
      divisions.set(event.object, places.add(event.index).add(event.index + event.length));
    }
    if (divisions.size > 0) this.divideAtElements(trace, divisions);
    for (const [object, places] of divisions)
      this.starts.set(
        object,
        [...places].toSorted((a, b) => a - b),
      );
  }

  /** Calls `use` with the first element of each segment that an access touches. */
  each(object: number, index: number, length: number, use: (first: number) => void): void {
    const starts = this.starts.get(object);
    if (starts === undefined) return use(index);
    for (let at = firstNotBelow(starts, index); at < starts.length; at++) {
      const start = starts[at] as number;
      if (start >= index + length) return;
      use(start);
    }
  }

  private divideAtElements(trace: Trace, divisions: Map<number, Set<number>>): void {
    for (const event of trace.events) {
      if (event.type !== "read" && event.type !== "write") continue;
      const places = divisions.get(event.object ?? -1);
      places?.add(event.index).add(event.index + (event.length ?? 1));
    }
  }
}

function firstNotBelow(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
