/** Looks whether the hosts still get on: a process that computes without any operation, or ignores that it is to end, is ended from outside. */

import { type Board, WORD } from "./board.ts";

/** Milliseconds between two looks. */
const EVERY = 100;
/** Milliseconds after which an execution that was given up is ended from outside. */
const GRACE = 300;

/** A watch over one job. */
export class Watch {
  private readonly board: Board;
  private readonly timer: ReturnType<typeof setInterval>;
  private seen = -1;
  private since = performance.now();

  constructor(board: Board, stallTime: number, onStall: () => void) {
    this.board = board;
    this.timer = setInterval(() => {
      const now = performance.now();
      if (this.progress !== this.seen) {
        this.seen = this.progress;
        this.since = now;
      }
      const isGivenUp = Atomics.load(board.words, WORD.ABORT) !== 0;
      if (now - this.since > (isGivenUp ? Math.min(GRACE, stallTime) : stallTime)) onStall();
    }, EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A number that changes with each step. */
  private get progress(): number {
    const { words } = this.board;
    return Atomics.load(words, WORD.EXECUTION) * 1_000_003 + Atomics.load(words, WORD.STEPS);
  }
}
