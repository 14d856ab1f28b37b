/**
 * What a thread of this library remembers from one process to the next, where it lives the lives of several one after another: nothing.
 * Only the hosts of controlled schedules do (`control/`); elsewhere a process is a thread.
 */

const resets: (() => void)[] = [];

/** Says how a module's state becomes what it is in a new thread. */
export function whenAfresh(reset: () => void): void {
  resets.push(reset);
}

/** Makes this thread, as far as the library goes, a new one. What it held in the heap is not given back: the heap is made anew as well. */
export function beAfresh(): void {
  for (const reset of resets) reset();
}
