/** The scheduling points: each operation of the runtime, before it touches what others can see. */

import { type Call, type Face, OP, type Op, type Probe } from "../trace/probe.ts";
import { family } from "../kernel/family.ts";
import { KIND } from "../kernel/layout.ts";
import type { Tasks } from "./tasks.ts";

/**
 * Operations that are none: what they do at once is nobody else's business, or is done in the same step as what comes before. A join, a
 * sleep and the like only look before they wait; a process that was started can't be told from one that was started a little later.
 */
const UNOBSERVED: ReadonlySet<Op> = new Set<Op>([
  OP.START,
  OP.BEGIN,
  OP.END,
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

  constructor(tasks: Tasks) {
    this.tasks = tasks;
  }

  before(op: Op, object: number, _face: Face, isPatient: boolean): Call | undefined {
    if (op === OP.ACQUIRE && isPatient && isMutex(object)) this.tasks.lockPoint(object >> 2);
    else if (!UNOBSERVED.has(op)) this.tasks.point();
    return undefined;
  }

  made(): void {}
}
