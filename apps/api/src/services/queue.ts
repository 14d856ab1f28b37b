/** Work that waits. The database says what there is to do and whose it is; a queue only says when to look. */
export interface RunQueue {
  /** Says that a run waits. Lost, it is found all the same, some seconds later. */
  enqueue(run: string): Promise<void>;
  /** Begins to give out work. */
  start(work: Work): Promise<void>;
  /** Gives out no more, and ends when what is running has ended. After `graceMs`, that is told to stop. */
  stop(graceMs: number): Promise<void>;
}

/** Does one piece of work; does nothing, if another has it. */
export type Work = (run: string, stop: AbortSignal) => Promise<void>;
