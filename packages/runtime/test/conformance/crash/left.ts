/** What is left in the shared heap. */
import { heapUsage, sleep } from "@mp/runtime";

/** How many regions of a kind a process makes once and keeps: the text that says where it waits, once it has waited long. */
const KEPT: Readonly<Record<string, number>> = { TEXT: 1 };

/** Regions of each kind, but those that are made once and stay: entries of what a process holds, the directory of names. */
export function regionsLeft(): Record<string, number> {
  const { LEDGER: _, DIRECTORY: __, ...regions } = heapUsage().regions;
  return regions;
}

/** Waits until no more is in the heap than before; gives what is, if it still is after `limit` ms. */
export async function whatIsLeft(
  before: Record<string, number>,
  limit: number,
): Promise<Record<string, number> | undefined> {
  const deadline = performance.now() + limit;
  for (;;) {
    const more = Object.entries(regionsLeft())
      .map(([kind, count]) => [kind, count - Math.max(before[kind] ?? 0, KEPT[kind] ?? 0)] as const)
      .filter(([, count]) => count > 0);
    if (more.length === 0) return undefined;
    if (performance.now() > deadline) return Object.fromEntries(more);
    // What is left is given back by other processes, and nothing tells when.
    await sleep(1);
  }
}
