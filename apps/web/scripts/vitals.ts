/** What a browser tells of how quick a page is. */

import type { Page } from "../test/tutor.ts";

/** Milliseconds from the beginning of the load, unless said otherwise. */
export interface Seen {
  paint: number;
  largest: number;
  /** How much of the window moved, as a share of it. */
  shift: number;
  /** Milliseconds beyond 50 of each task that was longer. */
  blocked: number;
  /** Of each key and click: milliseconds to the next paint. */
  readonly interactions: number[];
}

/** Runs in the page before anything else. */
export function watch(): void {
  const all: Seen = { paint: 0, largest: 0, shift: 0, blocked: 0, interactions: [] };
  Object.assign(globalThis, { seenOfPage: all });
  const observe = (type: string, take: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      durationThreshold: 0,
    } as PerformanceObserverInit);
  };
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") all.paint = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => (all.largest = startTime));
  observe("longtask", ({ duration }) => (all.blocked += duration - 50));
  observe("layout-shift", (entry) => (all.shift += (entry as unknown as { readonly value: number }).value));
  observe("event", (entry) => {
    if ((entry as unknown as { readonly interactionId: number }).interactionId > 0)
      all.interactions.push(entry.duration);
  });
}

/** What was seen of a page until now. */
export async function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => (globalThis as unknown as { readonly seenOfPage: Seen }).seenOfPage);
}
