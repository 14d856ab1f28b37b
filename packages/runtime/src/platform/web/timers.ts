/** Timers that a program must not end before, as elsewhere: a browser's own keep nothing open. */

type Hold = (open: boolean) => void;
type Callback = (...values: unknown[]) => void;

type Set = (callback: Callback, milliseconds?: number, ...values: unknown[]) => number;
type Clear = (id?: number) => void;

interface Timers {
  setTimeout: Set;
  setInterval: Set;
  clearTimeout: Clear;
  clearInterval: Clear;
}

/** Has the timers of this thread tell when the first one is set, and when none is left. */
export function holdTimers(hold: Hold): void {
  const timers = globalThis as unknown as Timers;
  const { setTimeout: after, setInterval: every, clearTimeout: clear } = timers;
  const pending = new Set<number>();
  const add = (id: number): number => {
    if (pending.add(id).size === 1) hold(true);
    return id;
  };
  const remove = (id: number | undefined): void => {
    if (id !== undefined && pending.delete(id) && pending.size === 0) hold(false);
  };
  timers.setTimeout = (callback, milliseconds, ...values) => {
    const id = after(() => {
      try {
        callback(...values);
      } finally {
        remove(id);
      }
    }, milliseconds);
    return add(id);
  };
  timers.setInterval = (callback, milliseconds, ...values) => add(every(callback, milliseconds, ...values));
  // Both clear both, as the platform's own do.
  timers.clearTimeout = timers.clearInterval = (id) => {
    clear(id);
    remove(id);
  };
}
