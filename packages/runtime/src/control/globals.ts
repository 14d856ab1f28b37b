/**
 * The globals of a program under control: time passes when nobody can go on, and random numbers are the same in each execution. The whole
 * thread has them, the runtime included, whose own time-outs so are virtual.
 */

import { LONGEST_TIMER } from "../kernel/hub.ts";
import type { Tasks } from "./tasks.ts";

/** When programs under control take place, in milliseconds since 1970. */
const EPOCH: number = Date.UTC(2026, 0, 1);

type Callback = (...args: unknown[]) => void;

/** Puts the globals of a program under control in place of this thread's; gives what seeds the random numbers of a process. */
export function controlGlobals(tasks: Tasks): (seed: number) => void {
  const start = (callback: Callback, milliseconds: unknown, args: unknown[]): object =>
    tasks.start(() => callback(...args), delayOf(milliseconds));
  const set = (callback: Callback, milliseconds?: number, ...args: unknown[]): object =>
    start(callback, milliseconds, args);
  const clear = (timer: unknown): void => tasks.cancelTimer(timer);
  let state = 1;
  const timers = {
    setTimeout: set,
    clearTimeout: clear,
    setInterval: repeating(tasks),
    clearInterval: clear,
    setImmediate: (callback: Callback, ...args: unknown[]) => tasks.start(() => callback(...args), 0),
    clearImmediate: clear,
    Date: controlledDate(() => EPOCH + Math.floor(tasks.now())),
  };
  for (const [name, value] of Object.entries(timers)) define(globalThis, name, value);
  define(performance, "now", () => tasks.now());
  define(performance, "timeOrigin", EPOCH);
  define(Math, "random", () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    return mulberry(state);
  });
  define(AbortSignal, "timeout", (milliseconds: number) => {
    const controller = new AbortController();
    const reason = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    tasks.start(() => controller.abort(reason), milliseconds).unref();
    return controller.signal;
  });
  return (seed) => (state = seed);
}

function define(on: object, name: string, value: unknown): void {
  Object.defineProperty(on, name, { value, configurable: true, writable: true });
}

/** A delay that is longer than a timer can have counts as the shortest, as in Node and browsers. */
function delayOf(milliseconds: unknown): number {
  const delay = Number(milliseconds);
  return delay >= 1 && delay <= LONGEST_TIMER ? delay : 1;
}

function repeating(tasks: Tasks): (callback: Callback, milliseconds?: number, ...args: unknown[]) => object {
  return (callback, milliseconds, ...args) => {
    const delay = delayOf(milliseconds);
    return tasks.repeat(() => callback(...args), delay);
  };
}

/** Random numbers in [0, 1): "mulberry32" by Tommy Ettinger, in the public domain. */
function mulberry(state: number): number {
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

function controlledDate(now: () => number): DateConstructor {
  const Real = Date;
  class ControlledDate extends Real {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [now()] : args) as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  Object.defineProperty(ControlledDate, "name", { value: "Date" });
  return ControlledDate as unknown as DateConstructor;
}
