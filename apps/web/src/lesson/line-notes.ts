/** What is to be said of lines of the program: pictures and checks put it here, the editor shows it beside the lines. */

import { Store } from "@mp/tutor";

/** A process that is at a line. */
export interface ProcessMark {
  readonly name: string;
  /** Its colour, from 0 to 7: `laneOf(pid)`. */
  readonly lane: number;
}

/** All of it; lines count from 1. */
export interface LineNotes {
  /** Line → the processes that are there at the moment that is looked at. */
  readonly marks: ReadonlyMap<number, readonly ProcessMark[]>;
  /** The line of the step that is looked at, and whose it is. */
  readonly step: { readonly line: number; readonly lane: number } | undefined;
  /** Where a check saw what must not be. */
  readonly failing: ReadonlySet<number>;
}

const none: LineNotes = { marks: new Map(), step: undefined, failing: new Set() };

/** The notes on the program that is open. */
class LineNotesStore extends Store<LineNotes> {
  constructor() {
    super(none);
  }

  /** Says where the processes are, and which of them makes the step that is looked at. */
  mark(marks: LineNotes["marks"], step?: LineNotes["step"]): void {
    this.set({ ...this.get(), marks, step });
  }

  /** Says which lines a check names. */
  fail(lines: readonly number[]): void {
    // A run is shown many times a second, and mostly has none.
    if (lines.length === 0 && this.get().failing.size === 0) return;
    this.set({ ...this.get(), failing: new Set(lines) });
  }
}

/** Those of the page: one program is open at a time. */
export const lineNotes = new LineNotesStore();
