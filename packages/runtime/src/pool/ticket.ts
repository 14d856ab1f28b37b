/**
 * The ticket of a task that can be cancelled: one word that its caller and its worker move.
 *
 * ```text
 * WAITING ──a worker begins──▶ RUNNING ──it is done──▶ DONE
 * WAITING ──cancel──▶ WITHDRAWN    whoever takes the task leaves it undone
 * RUNNING ──cancel──▶ ASKED        the task's signal fires ──it is done──▶ DONE
 * ASKED ──the grace is over──▶ CONDEMNED    the worker takes no other task: it may be ended
 * ```
 *
 * Each step is one compare-and-exchange, so a task is either done or condemned, never both: the worker that is ended
 * has not begun a neighbour's task.
 */

import { until, wake } from "../kernel/cell.ts";
import { defineHandle, Revival } from "../kernel/handle.ts";
import { KIND } from "../kernel/layout.ts";
import { BLOCKED, type Operation } from "../kernel/operation.ts";
import { SharedObject } from "../sync/shared-object.ts";

const STATE = 0;
/** Cell of the worker that waits for its task to be cancelled. */
const CANCELLED = 1;
const WORKER = 2;
/** When the task began: milliseconds, modulo 2³². */
const BEGAN = 3;
const BYTES = 16;

const WAITING = 0;
const RUNNING = 1;
const DONE = 2;
const WITHDRAWN = 3;
const ASKED = 4;
const CONDEMNED = 5;

/** The shared state of one task that can be cancelled. */
export class Ticket extends SharedObject {
  /** @internal */
  constructor(revival?: Revival) {
    super(revival ?? { kind: KIND.TICKET, bytes: BYTES });
  }

  /** The worker begins the task; `false` if it was withdrawn. */
  begin(): boolean {
    const { words, at } = this;
    words[at + WORKER] = this.pid;
    words[at + BEGAN] = now();
    // Publishes who runs the task, and since when.
    return this.move(WAITING, RUNNING);
  }

  /** The worker is done with the task; `false` if it was condemned meanwhile. */
  finish(): boolean {
    return this.move(RUNNING, DONE) || this.move(ASKED, DONE);
  }

  /** The caller wants the task no more; `true` if a worker runs it, and has been asked to stop. */
  cancel(): boolean {
    if (this.move(WAITING, WITHDRAWN) || !this.move(RUNNING, ASKED)) return false;
    wake(this.words, this.at + CANCELLED);
    return true;
  }

  /** The grace is over: gives the pid of the worker, which may be ended now; `undefined` if the task is done. */
  condemn(): number | undefined {
    return this.move(ASKED, CONDEMNED) ? this.words[this.at + WORKER] : undefined;
  }

  /** For how many milliseconds the task has been running; 0 before it begins. */
  get age(): number {
    const begun = Atomics.load(this.words, this.at + STATE) !== WAITING;
    return begun ? (now() - (this.words[this.at + BEGAN] as number)) | 0 : 0;
  }

  /** Whether the worker has been asked to stop. */
  get isCancelled(): boolean {
    return Atomics.load(this.words, this.at + STATE) >= ASKED;
  }

  /** Waits until the task is cancelled. */
  cancelled(): Operation<void> {
    return until(this.words, this.at + CANCELLED, {
      attempt: () => (this.isCancelled ? undefined : BLOCKED),
      spins: 0,
    });
  }

  private move(from: number, to: number): boolean {
    return Atomics.compareExchange(this.words, this.at + STATE, from, to) === from;
  }
}

/** Milliseconds on a clock that all processes share. */
function now(): number {
  return Math.floor(performance.timeOrigin + performance.now()) | 0;
}

defineHandle(KIND.TICKET, (ref) => new Ticket(new Revival(ref)));
