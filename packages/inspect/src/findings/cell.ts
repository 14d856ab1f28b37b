import type { TraceEvent } from "../trace.ts";
import type { Clock } from "../replay/clock.ts";
import type { Held, ProcessState } from "../replay/process-state.ts";
import type { Access } from "./finding.ts";

export type AccessEvent = Extract<TraceEvent, { type: "read" | "write" }>;

/** The latest access of a kind that a process made to a datum from one place of its code. */
export interface Entry {
  readonly process: ProcessState;
  event: AccessEvent;
  /** The process's epoch and clock then. */
  epoch: number;
  clock: Clock;
  held: readonly Held[];
  /** How many such accesses there were. */
  count: number;
}

/** How many entries a datum keeps before a write takes away those that happened before it. */
const MANY = 16;

/** What is known of one datum: the shadow state of FastTrack, but one entry for each place in the code, so that a race names all places. */
export class Cell {
  entries: Entry[] = [];
  /** How many writes there were, and by how many processes. */
  writes = 0;
  readonly writers: Set<number> = new Set();

  /** Notes an access; gives its entry, which replaces the one before of the same process, kind and place. */
  note(process: ProcessState, event: AccessEvent): Entry {
    if (event.type === "write") {
      this.writes++;
      this.writers.add(process.pid);
      if (this.entries.length > MANY) this.forget(process);
    }
    const now = { event, epoch: process.epoch, clock: process.snapshot, held: process.held };
    for (const entry of this.entries) {
      if (entry.process !== process || entry.event.type !== event.type || entry.event.site !== event.site)
        continue;
      entry.count++;
      return Object.assign(entry, now);
    }
    const entry = { process, count: 1, ...now };
    this.entries.push(entry);
    return entry;
  }

  /** The latest access of a kind, by `process` or by others. */
  latest(type: "read" | "write", by: (process: ProcessState) => boolean): Entry | undefined {
    let found: Entry | undefined;
    for (const entry of this.entries) {
      if (entry.event.type !== type || !by(entry.process)) continue;
      if (found === undefined || entry.event.seq > found.event.seq) found = entry;
    }
    return found;
  }

  /** Whoever races with one of these races with the write that comes now, too. */
  private forget(writer: ProcessState): void {
    this.entries = this.entries.filter(
      ({ process, epoch }) => process === writer || !writer.knows(process, epoch),
    );
  }
}

/** A copy of an entry: entries are used again. */
export function frozen(entry: Entry): Entry {
  return { ...entry };
}

/** The access that an entry tells of. */
export function accessOf({ event, held }: Pick<Entry, "event" | "held">): Access {
  return {
    event: event.seq,
    pid: event.pid,
    object: event.object as number,
    ...(event.site === undefined ? {} : { site: event.site }),
    access: event.type,
    index: event.index,
    ...(event.value === undefined ? {} : { value: event.value }),
    locks: [...new Set(held.map(({ object }) => object))],
  };
}
