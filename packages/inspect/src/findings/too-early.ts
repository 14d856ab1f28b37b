import type { Replay } from "../replay/replay.ts";
import { type AccessEvent, accessOf, type Cell } from "./cell.ts";
import { type Access, type Finding, finding } from "./finding.ts";
import type { AccessWatcher } from "./races.ts";

interface Early {
  readonly cell: Cell;
  readonly read: Access;
  readonly reader: number;
  readonly write: Access;
}

/** Finds what was read before it was written, though nothing else is ever written to it. */
export class TooEarly implements AccessWatcher {
  private readonly found: Early[] = [];

  access(event: AccessEvent, cell: Cell, replay: Replay): void {
    if (event.type !== "write" || cell.writes > 0) return;
    const process = replay.process(event.pid);
    // Who looks before it writes changes what was there from the beginning.
    if (cell.latest("read", (reader) => reader === process) !== undefined) return;
    for (const entry of cell.entries) {
      if (entry.process === process || process.knows(entry.process, entry.epoch)) continue;
      const write = accessOf({ event, held: process.held });
      this.found.push({ cell, read: accessOf(entry), reader: entry.process.pid, write });
    }
  }

  finish(): Finding[] {
    return this.found
      .filter(({ cell, reader, read }) => cell.writes === 1 && looks(cell, reader, read) === 1)
      .map(({ read, write }) =>
        finding("order-violation", { severity: "fault", detail: { read, write }, steps: [read, write] }),
      );
  }
}

/** How often `reader` looked from there; more than once is waiting for the write, in a loop. */
function looks(cell: Cell, reader: number, read: Access): number {
  const entry = cell.entries.find(
    ({ process, event }) => process.pid === reader && event.type === "read" && event.site === read.site,
  );
  return entry?.count ?? 1;
}
