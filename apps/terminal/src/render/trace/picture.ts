/** What is drawn of a trace: lanes with what each process did, over one axis. */

import type { LaneState } from "@mp/inspect";

/** A stretch of a lane in one state. `from` and `to` are places on the axis. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly state: LaneState;
  /** Of a wait: what for, and who holds it. Written into the lane where there is room. */
  readonly label?: string;
}

/** Something done at one moment. */
export type MarkName =
  | "start"
  | "acquire"
  | "release"
  | "put"
  | "get"
  | "read"
  | "write"
  | "notify"
  | "barrier"
  | "fault";

export interface Mark {
  readonly at: number;
  readonly name: MarkName;
}

export interface Lane {
  readonly pid: number;
  readonly name: string;
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

/** A part of the axis that is drawn to scale. Between two of them time is cut out. */
export interface Stretch {
  /** Its place, and its number there: a time, or a step. */
  readonly at: number;
  readonly time: number;
  readonly length: number;
}

/** Lanes over an axis of milliseconds, or of steps: one for each event, however long it took. */
export interface Picture {
  readonly lanes: readonly Lane[];
  readonly length: number;
  readonly unit: "ms" | "step";
  readonly stretches: readonly Stretch[];
}
