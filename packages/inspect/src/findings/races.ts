/**
 * Data races by happens-before. Two accesses of the same datum race if one is a write and neither happens before the other: then another
 * schedule may have them the other way round, and this one need not have gone wrong to show it.
 *
 * Lamport (1978) and Mattern (1989) for the order and its clocks; C. Flanagan, S. N. Freund, *FastTrack: Efficient and Precise
 * Dynamic Race Detection*, PLDI 2009, for comparing one number of an access with one place of a clock.
 */

import type { Replay } from "../replay/replay.ts";
import type { EventType, Trace, TraceEvent } from "../trace.ts";
import { type AccessEvent, accessOf, Cell, type Entry, frozen } from "./cell.ts";
import type { Detector } from "./detector.ts";
import { type Finding, finding } from "./finding.ts";
import { Segments } from "./segments.ts";

/** The races between two places of the code. */
export interface Race {
  readonly first: Entry;
  readonly second: Entry;
  readonly cell: Cell;
  readonly indexes: Set<number>;
  times: number;
}

/** Is told each access, with the datum as it was before. */
export interface AccessWatcher {
  access(event: AccessEvent, cell: Cell, replay: Replay): void;
  finish(replay: Replay, races: readonly Race[]): Finding[];
}

const INDEXES = 10;

export class Races implements Detector {
  readonly sees: readonly EventType[] = ["read", "write"];
  private readonly cells: Map<number, Cell>[] = [];
  private readonly races = new Map<string, Race>();
  private readonly segments: Segments;
  private readonly watchers: readonly AccessWatcher[];

  constructor(trace: Trace, watchers: readonly AccessWatcher[]) {
    this.watchers = watchers;
    this.segments = new Segments(trace);
  }

  see(event: TraceEvent, replay: Replay): void {
    if ((event.type !== "read" && event.type !== "write") || event.object === undefined) return;
    const cells = (this.cells[event.object] ??= new Map());
    this.segments.each(event.object, event.index, event.length ?? 1, (index) => {
      let cell = cells.get(index);
      if (cell === undefined) cells.set(index, (cell = new Cell()));
      this.access(event, cell, { index, replay });
    });
  }

  finish(replay: Replay): Finding[] {
    const races = [...this.races.values()];
    return [
      ...races.map((race) => report(race)),
      ...this.watchers.flatMap((watcher) => watcher.finish(replay, races)),
    ];
  }

  private access(event: AccessEvent, cell: Cell, { index, replay }: { index: number; replay: Replay }): void {
    const process = replay.process(event.pid);
    for (const watcher of this.watchers) watcher.access(event, cell, replay);
    for (const entry of cell.entries) {
      if (entry.process === process || (entry.event.type === "read" && event.type === "read")) continue;
      if (!process.knows(entry.process, entry.epoch)) this.note(entry, { event, cell, index, replay });
    }
    cell.note(process, event);
  }

  private note(
    first: Entry,
    { event, cell, index, replay }: { event: AccessEvent; cell: Cell; index: number; replay: Replay },
  ): void {
    const key = keyOf(first.event, event);
    const known = this.races.get(key);
    if (known !== undefined) {
      known.times++;
      if (known.indexes.size < INDEXES) known.indexes.add(index);
      return;
    }
    const process = replay.process(event.pid);
    const { epoch, snapshot: clock, held } = process;
    const second = { process, event, epoch, clock, held, count: 1 };
    this.races.set(key, { first: frozen(first), second, cell, indexes: new Set([index]), times: 1 });
  }
}

/** The same for the same two places, whichever came first; without places, for the same two kinds of access. */
function keyOf(a: AccessEvent, b: AccessEvent): string {
  return `${a.object} ${[`${a.type} ${a.site}`, `${b.type} ${b.site}`].toSorted().join(" ")}`;
}

function report(race: Race): Finding {
  const [first, second] = [accessOf(race.first), accessOf(race.second)];
  const polled = isPolled(race);
  return finding("data-race", {
    severity: polled ? "risk" : "fault",
    detail: { first, second, times: race.times, indexes: [...race.indexes], polled },
    steps: [first, second],
  });
}

/** One process writes, and the reader looks more than once from the same place, as one does for a flag or a progress. */
function isPolled({ first, second, cell }: Race): boolean {
  if (cell.writers.size > 1) return false;
  const reader = first.event.type === "read" ? first : second;
  return cell.entries.some(
    ({ process, event, count }) =>
      process === reader.process && event.type === "read" && event.site === reader.event.site && count > 1,
  );
}
