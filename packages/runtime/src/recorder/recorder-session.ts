/** The trace that this process has recorded, for one recorder or several. */

import { ValueError } from "../errors.ts";
import { type Family, family, PROCESS } from "../kernel/family.ts";
import { FAMILY } from "../kernel/layout.ts";
import { port } from "../port.ts";
import type { Trace } from "../trace/events.ts";
import { assemble } from "./assemble.ts";
import { recordSelf } from "./join.ts";
import { tellNames } from "./name.ts";
import { readAll, type Reading } from "./reader.ts";
import type { Recording } from "./recording.ts";
import { beginTrace, endTrace, tryReading } from "./session.ts";

/** Milliseconds between two readings, while this process does not block: long programs then drop nothing. */
const READ_EVERY = 100;

let present: Session | undefined;

export class Session {
  private readonly own: Family;
  private readonly recording: Recording | undefined;
  private readonly readings: Reading[] = [];
  private readonly users = new Set<object>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(what: number, slots: number) {
    this.own = family();
    const { heap, name, process } = this.own;
    const generation = beginTrace(heap, what, slots);
    if (generation === 0) {
      throw new ValueError(
        `Cannot start a trace: process ${heap.words[FAMILY.TRACE_OWNER]} has one recorded, in which this process takes part`,
      );
    }
    const parent = heap.words[(process >> 2) + PROCESS.PARENT] as number;
    this.recording = recordSelf(generation, name, parent);
    if (this.recording !== undefined) tellNames(this.recording);
  }

  /** The one there is, or a new one. */
  static present(what: number, slots: number): Session {
    if (present === undefined) present = new Session(what, slots);
    else present.extend(what, slots);
    return present;
  }

  /** Gives the number of the order from which on the user sees events. */
  enter(user: object): number {
    this.users.add(user);
    this.readSoon();
    return (Atomics.load(this.own.heap.words, FAMILY.TRACE_SEQ) >>> 0) + 1;
  }

  /** The last to leave ends the trace. */
  leave(user: object): void {
    this.users.delete(user);
    if (this.users.size > 0) return;
    present = undefined;
    clearTimeout(this.timer);
    this.recording?.end();
    this.whileReading(() => endTrace(this.own.heap));
  }

  /** All that has happened since a number of the order. */
  trace(since: number): Trace {
    this.read();
    return assemble({ platform: port().name, readings: this.readings }, since);
  }

  private read(): void {
    this.whileReading(() => this.readings.push(readAll(this.own.heap)));
  }

  /** The supervisor may be noting an end, which takes it a few instructions. */
  private whileReading(read: () => void): void {
    while (!tryReading(this.own.heap, read));
  }

  private readSoon(): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.users.size === 0) return;
      this.read();
      this.readSoon();
    }, READ_EVERY);
    // A program is not kept alive by its being watched.
    (this.timer as { unref?: () => void }).unref?.();
  }

  private extend(what: number, slots: number): void {
    const { words } = this.own.heap;
    Atomics.or(words, FAMILY.TRACE_WHAT, what);
    words[FAMILY.TRACE_SLOTS] = Math.max(words[FAMILY.TRACE_SLOTS] as number, slots);
  }
}
