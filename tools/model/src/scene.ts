/** What is explored: written beside the program under test, and rewritten with it. */

/** What processes and memory of a scene have in common: plain data, made by `setup`. */
export interface Stage {
  readonly buffer: SharedArrayBuffer;
}

/** How a run ended. */
export interface Ending {
  /** What each process noted with `Model.note`, the supervisor last. */
  readonly notes: readonly (readonly unknown[])[];
  /** Numbers of those that died. */
  readonly dead: readonly number[];
  /** Numbers of those that sleep for ever. */
  readonly asleep: readonly number[];
  /** Numbers of those that sleep, and would wake when their time is up. */
  readonly timed: readonly number[];
}

/** A small instance of an algorithm. */
export interface Scene<S extends Stage = Stage> {
  /** Makes the shared memory; not explored. */
  readonly setup: () => S;
  /** What each process does. */
  readonly processes: readonly ((stage: S) => unknown)[];
  /** What is done when a process has died, in a process of its own. */
  readonly bury?: (stage: S, dead: number) => unknown;
  /** Throws if what a run came to is wrong. Without it, or if it is not `mayStick`, nobody may sleep for ever. */
  readonly check?: (stage: S, ending: Ending) => void;
  readonly mayStick?: boolean;
  /** How many processes may die in one run (at any step), and which; all, if left out. */
  readonly deaths?: number;
  readonly mortal?: readonly number[];
  /** For each process, how often its time may be up, at any step. */
  readonly leaps?: readonly number[];
  /** At most so many times a process is stopped though it could go on; left out: any number of times. */
  readonly preemptions?: number;
  /** Names of words, for whoever reads a counterexample. */
  readonly names?: (stage: S) => Readonly<Record<string, number>>;
}

/** What a scene finds as the global `Model`. */
export interface ModelTools {
  /** Notes something for `check`, also of a process that dies later. */
  note(value: unknown): void;
  /** Calls `body` with nothing in between: for what a process does before the scene begins. */
  atOnce<T>(body: () => T): T;
  /** Waits until a word is not `seen` any more, without being woken. */
  untilChanged(words: Int32Array, index: number, seen: number): void;
}
