/** The scheduling points: each operation of the runtime, before it touches what others can see. What it does is recorded, if a trace is asked for. */

import { family } from "../kernel/family.ts";
import { KIND } from "../kernel/layout.ts";
import type { ObjectKind } from "../trace/events.ts";
import { type Call, type Face, OP, type Op, type Probe } from "../trace/probe.ts";
import type { HostRecording } from "./recording.ts";
import type { Tasks } from "./tasks.ts";

/**
 * Operations that are none: what they do at once is nobody else's business, or is done in the same step as what comes before. A join, a
 * sleep and the like only look before they wait; a process that was started can't be told from one that was started a little later.
 */
const UNOBSERVED: ReadonlySet<Op> = new Set<Op>([
  OP.START,
  OP.BEGIN,
  OP.JOIN,
  OP.SLEEP,
  OP.ERROR,
  OP.OUTPUT,
  OP.TASK_SUBMIT,
  OP.TASK_RESULT,
]);

/** Whether the first word of a region is a mutex that is taken by acquiring the object. */
function isMutex(object: number): boolean {
  const kind = family().heap.kindOf(object);
  return kind === KIND.LOCK || kind === KIND.RLOCK;
}

/** Passes the turn at each scheduling point. */
export class Points implements Probe {
  readonly elements = true;
  private readonly tasks: Tasks;
  private readonly recording: HostRecording | undefined;
  private readonly seesEnds: boolean;

  /** @param seesEnds whether the program may ask if a process has ended: then others may go on between its last operation and its end */
  constructor(tasks: Tasks, recording: HostRecording | undefined, seesEnds: boolean) {
    this.tasks = tasks;
    this.recording = recording;
    this.seesEnds = seesEnds;
  }

  before(op: Op, object: number, face: Face, isPatient: boolean): Call | undefined {
    const { recording, tasks } = this;
    if (op === OP.ACQUIRE && isPatient && isMutex(object)) tasks.lockPoint(object >> 2);
    else if (op === OP.END ? this.seesEnds : !UNOBSERVED.has(op)) tasks.point();
    return tasks.isUnwinding ? undefined : recording?.call(op, object, face, isPatient);
  }

  made(kind: ObjectKind, object: number, size?: number): void {
    this.recording?.made(kind, object, size);
  }

  named(object: number, name: string): void {
    this.recording?.named(object, name);
  }
}
