/** Whether deadlocks are looked for in a family: one word of its page, which every process reads before it sleeps long. */

import { expectType } from "../check.ts";
import { port } from "../port.ts";
import { family } from "./family.ts";
import type { Heap } from "./heap.ts";
import { FAMILY } from "./layout.ts";

/** What the word says. */
export const DETECTION = { UNDECIDED: 0, ON: 1, OFF: 2 } as const;

/**
 * Turns the detection of deadlocks on or off, in all processes of this program; a process that sleeps already is not
 * affected until it wakes.
 *
 * Without this call it is on, unless the environment variable `NODE_ENV` is `production`; the variable `MP_DEADLOCKS`, `on` or
 * `off`, goes before that.
 *
 * @param on whether deadlocks are to be detected.
 *
 * @example
 * ```ts
 * import { detectDeadlocks, Lock } from "@mp/runtime";
 * detectDeadlocks(true);
 * const lock = new Lock();
 * lock.acquireSync();
 * try {
 *   lock.acquireSync();
 * } catch (error) {
 *   console.log((error as Error).name); // => DeadlockError
 * }
 * ```
 */
export function detectDeadlocks(on: boolean): void {
  expectType(typeof on === "boolean", "on", "true or false", on);
  Atomics.store(family().heap.words, FAMILY.DETECTION, on ? DETECTION.ON : DETECTION.OFF);
}

/** Whether deadlocks are looked for. The first process that asks decides, from how the program was started. */
export function detects({ words }: Heap): boolean {
  const seen = Atomics.load(words, FAMILY.DETECTION);
  if (seen !== DETECTION.UNDECIDED) return seen === DETECTION.ON;
  const decided = wanted() ? DETECTION.ON : DETECTION.OFF;
  Atomics.compareExchange(words, FAMILY.DETECTION, DETECTION.UNDECIDED, decided);
  return Atomics.load(words, FAMILY.DETECTION) === DETECTION.ON;
}

function wanted(): boolean {
  const asked = port().setting?.("MP_DEADLOCKS");
  if (asked === "on" || asked === "off") return asked === "on";
  return port().setting?.("NODE_ENV") !== "production";
}
