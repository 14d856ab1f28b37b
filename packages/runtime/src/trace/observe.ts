/**
 * What processes do, told to whoever observes: the life of processes for now.
 *
 * Each thread tells its own listeners, at once and in the order of the program; nothing is recorded, and
 * with no listener nothing is made. Times are comparable between the threads of one program.
 */

/** A process, as events name it. */
export interface ProcessName {
  /** Its pid: 1 for the main process, then 2, 3, … */
  readonly pid: number;
  /** Its name, such as `Process-1`. */
  readonly name: string;
}

/**
 * One thing that happened. `process` is who did it, `target` whom it concerned, `time` when: milliseconds since 1970, with fractions.
 *
 * - `process.start`: `process` called `start()` on `target`
 * - `process.begin`, `process.end`: `process` itself begins and ends its work
 * - `join.begin`, `join.end`: `process` waits for the end of `target`, and has stopped waiting (`exitCode` is `null` after a timeout)
 */
export type LifeEvent =
  | {
      readonly type: "process.start" | "join.begin";
      readonly time: number;
      readonly process: ProcessName;
      readonly target: ProcessName;
    }
  | { readonly type: "process.begin"; readonly time: number; readonly process: ProcessName }
  | { readonly type: "process.end"; readonly time: number; readonly process: ProcessName }
  | {
      readonly type: "join.end";
      readonly time: number;
      readonly process: ProcessName;
      readonly target: ProcessName;
      readonly exitCode: number | null;
    };

/** An event before its time is known. */
export type Untimed = LifeEvent extends infer E ? (E extends LifeEvent ? Omit<E, "time"> : never) : never;

const listeners = new Set<(event: LifeEvent) => void>();

/**
 * Calls `listener` for every event of this thread from now on.
 *
 * @param listener gets each event as it happens; it must not throw, nor wait for other processes.
 * @returns a function that ends the observation.
 *
 * @example
 * ```ts
 * import { observe } from "@mp/runtime/trace";
 * const stop = observe((event) => console.log(event.type));
 * stop();
 * ```
 */
export function observe(listener: (event: LifeEvent) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** @internal Tells the listeners. */
export function emit(event: Untimed): void {
  if (listeners.size === 0) return;
  const timed = { ...event, time: performance.timeOrigin + performance.now() } as LifeEvent;
  for (const listener of listeners) listener(timed);
}
