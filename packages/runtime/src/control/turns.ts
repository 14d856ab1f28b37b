/**
 * Taking turns: one host runs at a time, and whoever gives its turn up decides who goes on, from what the board says. So it costs nothing
 * if the same process goes on, and one hand-off if another does.
 *
 * ```text
 * gate of a host:  SHUT ──a turn, or the end──▶ n, OVER, LEAVE ──its host takes it──▶ SHUT
 *                   └──its host sleeps──▶ ASLEEP ──a turn, or the end, and a notify──▶ …
 * ```
 *
 * Invariant: exactly one host is not waiting at its gate, from the start of an execution until it is over. So what that host reads of
 * the others' waits and of the shared heap can't change while it decides.
 */

import type { Heap } from "../kernel/heap.ts";
import { ownerOf } from "../kernel/mutex.ts";
import type { WaitPoint } from "../kernel/operation.ts";
import { Patience } from "../kernel/patience.ts";
import { pause } from "../kernel/run-briefly.ts";
import {
  type Board,
  CLOCK,
  GATE,
  HOST,
  hostAt,
  LIFE,
  MOST_WAITS,
  OVER,
  WAIT,
  WAIT_WORDS,
  WORD,
} from "./board.ts";
import { choose } from "./choose.ts";

/** What a wait is for. */
export const FOR = {
  /** Nothing: the process could go on. */
  TURN: 0,
  /** That a word of the heap changes, or the time is up. */
  WORD: 1,
  /** A time. Of several in one process only the first is over at once: timers keep their order. */
  TIME: 2,
  /** The end of a child. */
  CHILD: 3,
  /** Nothing: the process is about to take a mutex. */
  LOCK: 5,
  /** Like {@link FOR.WORD}; once over, it is over for ever. */
  END: 4,
} as const;

/** Thrown out of every operation of a process whose execution is over. */
export class Unwind extends Error {
  override readonly name = "Unwind";
}

/** Thrown where a host waits for a turn, and is to read its messages. */
export class Leave extends Error {
  override readonly name = "Leave";
}

/** Milliseconds of virtual time that pass with each step. */
const STEP_TIME = 0.001;
/** How often a host looks at its gate before it sleeps, at most and at least: a hand-off to one that is awake takes a microsecond, a sleep fifty. */
const MOST_SPINS = 1000;
const LEAST_SPINS = 30;

/** The turns of one host. */
export class Turns {
  readonly board: Board;
  readonly host: number;
  /** The heap of the execution. */
  heap: Heap | undefined;
  /** Whether the execution is over, and this host on its way out of it. */
  isUnwinding = false;
  private readonly at: number;
  private readonly patience = new Patience(MOST_SPINS, LEAST_SPINS);
  /** Whether the step just decided on is one that nobody sees. */
  private isUnseen = false;
  private readonly hosts: number[] = [];
  private readonly waits: number[] = [];

  constructor(board: Board, host: number) {
    this.board = board;
    this.host = host;
    this.at = hostAt(host);
  }

  /** Sets a wait of a host: for a turn, a child, or a time. */
  setWait(host: number, wait: number, kind: number, deadline: number = Number.POSITIVE_INFINITY): void {
    const { deadlines, words } = this.board;
    words[hostAt(host) + HOST.FIRST_WAIT + wait * WAIT_WORDS + WAIT.KIND] = kind;
    deadlines[host * MOST_WAITS + wait] = deadline;
  }

  /** Sets a wait of this host for a word of the heap. */
  setWordWait(wait: number, { final, index, mask = 0, seen }: WaitPoint, deadline: number): void {
    this.setWait(this.host, wait, final === true ? FOR.END : FOR.WORD, deadline);
    const { words } = this.board;
    const at = this.at + HOST.FIRST_WAIT + wait * WAIT_WORDS;
    words[at + WAIT.INDEX] = index;
    words[at + WAIT.SEEN] = seen;
    words[at + WAIT.MASK] = mask;
  }

  /** Sets the first wait of this host: to take a mutex. */
  setLockWait(index: number): void {
    this.setWait(this.host, 0, FOR.LOCK);
    this.board.words[this.at + HOST.FIRST_WAIT + WAIT.INDEX] = index;
  }

  /** Sets how many waits this host has, and gives the turn away; gives the number of the one that is over when it comes back. */
  pass(waits: number): number {
    if (this.isUnwinding) throw new Unwind();
    const { words } = this.board;
    words[this.at + HOST.WAITS] = waits;
    const next = this.decide();
    if (next < 0) return this.waitForTurn();
    const host = this.hosts[next] as number;
    const wait = this.waits[next] as number;
    // Who takes a step that nobody sees takes the turn from nobody.
    if (!this.isUnseen) words[WORD.CURRENT] = host;
    if (host === this.host) return wait;
    this.open(host, wait + 1);
    return this.waitForTurn();
  }

  /** Waits at this host's gate. Throws {@link Unwind} if the execution is over, {@link Leave} if there are messages. */
  waitForTurn(): number {
    const { words } = this.board;
    const gate = this.at + HOST.GATE;
    let spins = this.patience.next();
    while (spins > 0 && Atomics.load(words, gate) === GATE.SHUT) {
      pause();
      spins--;
    }
    this.patience.lookedOut(spins > 0);
    // Invariant: who opens the gate after this says ASLEEP sees it, and notifies.
    if (Atomics.compareExchange(words, gate, GATE.SHUT, GATE.ASLEEP) === GATE.SHUT)
      while (Atomics.load(words, gate) === GATE.ASLEEP) Atomics.wait(words, gate, GATE.ASLEEP);
    const said = Atomics.exchange(words, gate, GATE.SHUT);
    if (said === GATE.LEAVE) throw new Leave();
    if (said === GATE.OVER) {
      this.isUnwinding = true;
      throw new Unwind();
    }
    return said - 1;
  }

  /** Opens the gate of a host. */
  open(host: number, say: number): void {
    const { words } = this.board;
    const gate = hostAt(host) + HOST.GATE;
    if (Atomics.exchange(words, gate, say) === GATE.ASLEEP) Atomics.notify(words, gate);
  }

  /** Ends the execution: all its hosts are told. */
  over(how: number): void {
    const { words } = this.board;
    words[WORD.OVER] = how;
    // A host whose process has ended by itself has forgotten it already.
    const busy = this.hosts;
    busy.length = 0;
    for (let host = 0, used = words[WORD.USED] as number; host < used; host++)
      if (words[hostAt(host) + HOST.LIFE] !== LIFE.IDLE) busy.push(host);
    Atomics.store(words, WORD.BUSY, busy.length);
    for (const host of busy) this.open(host, GATE.OVER);
  }

  /** Takes the decision: the place in the list of those who can go on, or -1 if the execution is over. */
  private decide(): number {
    const { clock, words } = this.board;
    const steps = (words[WORD.STEPS] as number) + 1;
    words[WORD.STEPS] = steps;
    clock[CLOCK.WORKED] = (clock[CLOCK.WORKED] as number) + STEP_TIME;
    if (Atomics.load(words, WORD.ABORT) !== 0) return this.ended(OVER.ABORTED);
    if (steps > (words[WORD.MOST_STEPS] as number)) return this.ended(OVER.STEP_LIMIT);
    let own = this.collect();
    if (this.hosts.length === 0) {
      if (!this.advance()) return this.ended(OVER.DEADLOCK);
      own = this.collect();
    }
    const unseen = this.unseenStep();
    this.isUnseen = unseen >= 0;
    if (unseen >= 0) return unseen;
    const choice = choose(this.board, this.hosts, own);
    return choice < 0 ? this.ended(-choice) : choice;
  }

  /**
   * A step of which nobody sees when it happens, as it changes nothing that others look at: who waited for the end of a process goes on to its own
   * next scheduling point, or who wants a mutex that is not free begins to wait. It is taken at once, as every other order comes to the same.
   * Method: a persistent set of one transition; Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems", 1996.
   */
  private unseenStep(): number {
    const { words } = this.board;
    return this.hosts.findIndex((host, place) => {
      const wait = this.waits[place] as number;
      const at = hostAt(host) + HOST.FIRST_WAIT + wait * WAIT_WORDS;
      const kind = words[at + WAIT.KIND];
      return (
        kind === FOR.CHILD ||
        (kind === FOR.END && this.hasChanged(at)) ||
        // That it has come, and must wait, is as good as that it has not come yet.
        (kind === FOR.LOCK && ownerOf((this.heap as Heap).words, words[at + WAIT.INDEX] as number) !== 0)
      );
    });
  }

  private ended(how: number): -1 {
    this.over(how);
    return -1;
  }

  /** Lists the waits that are over, those of the process that has the turn first; gives how many these are. */
  private collect(): number {
    this.hosts.length = this.waits.length = 0;
    const { words } = this.board;
    const current = words[WORD.CURRENT] as number;
    this.collectOf(current);
    const own = this.hosts.length;
    for (let host = 0, used = words[WORD.USED] as number; host < used; host++)
      if (host !== current) this.collectOf(host);
    return own;
  }

  private collectOf(host: number): void {
    const { deadlines, words } = this.board;
    const at = hostAt(host);
    let timer = -1;
    for (let wait = 0, count = words[at + HOST.WAITS] as number; wait < count; wait++) {
      if (words[at + HOST.FIRST_WAIT + wait * WAIT_WORDS + WAIT.KIND] === FOR.TIME) {
        const deadline = deadlines[host * MOST_WAITS + wait] as number;
        if (timer < 0 || deadline < (deadlines[host * MOST_WAITS + timer] as number)) timer = wait;
      } else if (this.isOver(host, wait)) {
        this.hosts.push(host);
        this.waits.push(wait);
      }
    }
    if (timer < 0 || !this.isDue(host, timer)) return;
    this.hosts.push(host);
    this.waits.push(timer);
  }

  /** Whether a wait that is not for a time is over. */
  private isOver(host: number, wait: number): boolean {
    const { words } = this.board;
    const at = hostAt(host) + HOST.FIRST_WAIT + wait * WAIT_WORDS;
    const kind = words[at + WAIT.KIND];
    if (kind === FOR.TURN || kind === FOR.LOCK) return true;
    if (kind === FOR.CHILD) return words[hostAt(host) + HOST.ENDED_CHILDREN] !== 0;
    return this.hasChanged(at) || this.isDue(host, wait);
  }

  /** Whether the word that a wait of this host is for has changed: otherwise its time is up. */
  wasWoken(wait: number): boolean {
    return this.hasChanged(this.at + HOST.FIRST_WAIT + wait * WAIT_WORDS);
  }

  private hasChanged(at: number): boolean {
    const { words } = this.board;
    const index = words[at + WAIT.INDEX] as number;
    const mask = words[at + WAIT.MASK] as number;
    const value = Atomics.load((this.heap as Heap).reach(index * 4 + 4), index);
    return mask === 0 ? value !== words[at + WAIT.SEEN] : (value & mask) === 0;
  }

  private isDue(host: number, wait: number): boolean {
    const { clock, deadlines } = this.board;
    return (deadlines[host * MOST_WAITS + wait] as number) <= (clock[CLOCK.SLEPT] as number);
  }

  /** Nobody can go on now: lets the time pass until somebody's is up; `false` if nobody's ever is. */
  private advance(): boolean {
    const { clock, deadlines, words } = this.board;
    let next = Number.POSITIVE_INFINITY;
    for (let host = 0, used = words[WORD.USED] as number; host < used; host++) {
      const waits = words[hostAt(host) + HOST.WAITS] as number;
      for (let wait = 0; wait < waits; wait++)
        next = Math.min(next, deadlines[host * MOST_WAITS + wait] as number);
    }
    if (next === Number.POSITIVE_INFINITY) return false;
    clock[CLOCK.SLEPT] = Math.max(clock[CLOCK.SLEPT] as number, next);
    return true;
  }
}
