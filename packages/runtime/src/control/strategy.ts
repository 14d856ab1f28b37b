/** How the schedules of executions are chosen. */

import { expectInteger, expectType, expectValue } from "../check.ts";
import { type Board, CHOICE_BYTES, POLICY, WORD } from "./board.ts";
import { nextRandom } from "./choose.ts";
import { readSchedule } from "./schedule.ts";

/** How the schedules of executions are chosen: made by {@link random}, {@link pct}, {@link exhaustive} or {@link replay}. */
export type Strategy =
  | { readonly kind: "random"; readonly seed: number }
  | { readonly kind: "pct"; readonly seed: number; readonly depth: number }
  | { readonly kind: "exhaustive"; readonly bound: number }
  | { readonly kind: "replay"; readonly schedule: string };

/** Most steps at which priorities change. */
const MOST_CHANGES = 16;

/**
 * At each step any of those who can go on, with the same probability.
 *
 * @param seed a positive integer; the same seed gives the same schedules.
 *
 * @example
 * ```ts
 * import { createController, random } from "@mp/runtime/control";
 *
 * const url = "file:///meet.ts";
 * const code = `
 *   import { isMainProcess, Lock, Process } from "@mp/runtime";
 *   function cross(a: Lock, b: Lock) {
 *     a.acquireSync();
 *     b.acquireSync();
 *     b.release();
 *     a.release();
 *   }
 *   if (isMainProcess) {
 *     const [a, b] = [new Lock(), new Lock()];
 *     const all = [[a, b], [b, a]].map((args) => new Process({ target: cross, args }));
 *     for (const p of all) p.start();
 *     for (const p of all) p.joinSync();
 *   }`;
 * const program = { main: url, modules: [{ url, code }] };
 * await using controller = await createController();
 * const found = await controller.explore(program, { strategy: random(7), limit: 1000, untilFailure: true });
 * console.log(found.failures[0]?.outcome); // => { kind: 'deadlock', pids: [ 1, 2, 3 ] }
 * ```
 */
export function random(seed = 1): Strategy {
  expectInteger(seed, "seed", 1);
  return { kind: "random", seed };
}

/**
 * Priorities at random, and changes of them at `depth - 1` steps at random: "PCT", probabilistic concurrency testing (Burckhardt, Kothari,
 * Musuvathi, Nagarakatte, ASPLOS 2010). A fault that takes `depth` orderings, in a program of n processes and k steps, is found by each
 * execution with a probability of at least 1 / (n · k^(depth − 1)).
 *
 * @param seed a positive integer; the same seed gives the same schedules.
 * @param depth how many orderings the fault takes, 1 to 17; most take 2 or 3.
 *
 * @example
 * ```ts
 * import { createController, pct } from "@mp/runtime/control";
 *
 * const url = "file:///meet.ts";
 * const code = `
 *   import { isMainProcess, Lock, Process } from "@mp/runtime";
 *   function cross(a: Lock, b: Lock) {
 *     a.acquireSync();
 *     b.acquireSync();
 *     b.release();
 *     a.release();
 *   }
 *   if (isMainProcess) {
 *     const [a, b] = [new Lock(), new Lock()];
 *     const all = [[a, b], [b, a]].map((args) => new Process({ target: cross, args }));
 *     for (const p of all) p.start();
 *     for (const p of all) p.joinSync();
 *   }`;
 * const program = { main: url, modules: [{ url, code }] };
 * await using controller = await createController();
 * const found = await controller.explore(program, { strategy: pct(7, 2), limit: 1000, untilFailure: true });
 * console.log(found.failures[0]?.outcome); // => { kind: 'deadlock', pids: [ 1, 2, 3 ] }
 * ```
 */
export function pct(seed = 1, depth = 3): Strategy {
  expectInteger(seed, "seed", 1);
  expectInteger(depth, "depth", 1);
  expectValue(depth <= MOST_CHANGES + 1, `depth must be at most ${MOST_CHANGES + 1}, but it is ${depth}`);
  return { kind: "pct", seed, depth };
}

/**
 * Every schedule, depth first, with at most `bound` preemptions: switches away from a process that could go on (Musuvathi and Qadeer,
 * "Iterative Context Bounding for Systematic Testing of Multithreaded Programs", PLDI 2007). Most faults need one or two.
 *
 * @param options `bound`: at least 0; left out for all schedules.
 *
 * @example
 * ```ts
 * import { createController, exhaustive } from "@mp/runtime/control";
 *
 * const url = "file:///meet.ts";
 * const code = `
 *   import { isMainProcess, Lock, Process } from "@mp/runtime";
 *   function cross(a: Lock, b: Lock) {
 *     a.acquireSync();
 *     b.acquireSync();
 *     b.release();
 *     a.release();
 *   }
 *   if (isMainProcess) {
 *     const [a, b] = [new Lock(), new Lock()];
 *     const all = [[a, b], [b, a]].map((args) => new Process({ target: cross, args }));
 *     for (const p of all) p.start();
 *     for (const p of all) p.joinSync();
 *   }`;
 * const program = { main: url, modules: [{ url, code }] };
 * await using controller = await createController();
 * const found = await controller.explore(program, { strategy: exhaustive({ bound: 1 }) });
 * console.log(found.complete, found.failures[0]?.simplest.preemptions); // => true 1
 * ```
 */
export function exhaustive(options: { readonly bound?: number } = {}): Strategy {
  const { bound = Number.POSITIVE_INFINITY } = options;
  const isBound = bound === Number.POSITIVE_INFINITY || Number.isInteger(bound);
  expectType(isBound, "bound", "an integer, or Infinity", bound);
  expectValue(bound >= 0, `bound must be at least 0, but it is ${bound}`);
  return { kind: "exhaustive", bound };
}

/**
 * One schedule, as an execution has told it.
 *
 * @param schedule what `schedule` of an execution is. Throws `ValueError` if it is none.
 *
 * @example
 * ```ts
 * import { createController, replay } from "@mp/runtime/control";
 *
 * const url = "file:///meet.ts";
 * const code = `
 *   import { isMainProcess, Lock, Process } from "@mp/runtime";
 *   function cross(a: Lock, b: Lock) {
 *     a.acquireSync();
 *     b.acquireSync();
 *     b.release();
 *     a.release();
 *   }
 *   if (isMainProcess) {
 *     const [a, b] = [new Lock(), new Lock()];
 *     const all = [[a, b], [b, a]].map((args) => new Process({ target: cross, args }));
 *     for (const p of all) p.start();
 *     for (const p of all) p.joinSync();
 *   }`;
 * const program = { main: url, modules: [{ url, code }] };
 * await using controller = await createController();
 * const found = await controller.explore(program);
 * const { schedule } = found.failures[0]!.simplest;
 * const { outcome } = await controller.run(program, { strategy: replay(schedule) });
 * console.log(outcome); // => { kind: 'deadlock', pids: [ 1, 2, 3 ] }
 * ```
 */
export function replay(schedule: string): Strategy {
  expectType(typeof schedule === "string", "schedule", "a text, as an execution has it", schedule);
  readSchedule(schedule);
  return { kind: "replay", schedule };
}

/** Prepares the board for the execution of a number; `longest` is how many steps one took at most so far. */
export function direct(board: Board, strategy: Strategy, execution: number, longest: number): void {
  const { words } = board;
  words[WORD.POLICY] = POLICY.FIRST;
  words[WORD.CHANGES] = 0;
  switch (strategy.kind) {
    case "random":
      words[WORD.GIVEN] = 0;
      words[WORD.POLICY] = POLICY.RANDOM;
      words[WORD.RANDOM] = stateOf(strategy.seed, execution);
      break;
    case "pct":
      words[WORD.GIVEN] = 0;
      words[WORD.POLICY] = POLICY.PRIORITIES;
      words[WORD.RANDOM] = stateOf(strategy.seed, execution);
      words[WORD.LOWEST] = 0;
      words[WORD.CHANGES] = strategy.depth - 1;
      for (let change = 0; change < strategy.depth - 1; change++)
        words[WORD.CHANGE_STEPS + change] = 1 + (nextRandom(words) % Math.max(1, longest));
      break;
    case "replay":
      give(board, readSchedule(strategy.schedule));
      break;
    case "exhaustive":
    // What is given was left on the board when the execution before was over.
  }
}

/** Gives decisions to the next execution. */
export function give({ choices, words }: Board, given: Iterable<number> & { readonly length: number }): void {
  let node = 0;
  for (const choice of given) choices[node++ * CHOICE_BYTES] = choice;
  words[WORD.GIVEN] = given.length;
}

/** The decisions that are given to the next execution. */
export function given({ choices, words }: Board): Uint8Array {
  return Uint8Array.from(
    { length: words[WORD.GIVEN] as number },
    (_, node) => choices[node * CHOICE_BYTES] as number,
  );
}

/** After an execution: gives the decisions of the next schedule to the board; `false` if there is none. */
export function advance(board: Board, strategy: Strategy): boolean {
  if (strategy.kind === "replay") return false;
  if (strategy.kind !== "exhaustive") return true;
  const { choices, words } = board;
  let preemptions = words[WORD.PREEMPTIONS] as number;
  for (let node = (words[WORD.CHOICES] as number) - 1; node >= 0; node--) {
    const at = node * CHOICE_BYTES;
    const [choice, count, own] = [choices[at], choices[at + 1], choices[at + 2]] as [number, number, number];
    const costs = (alternative: number): number => (own > 0 && alternative >= own ? 1 : 0);
    preemptions -= costs(choice);
    const next = choice + 1;
    if (next >= count || preemptions + costs(next) > strategy.bound) continue;
    choices[at] = next;
    words[WORD.GIVEN] = node + 1;
    return true;
  }
  return false;
}

/** A state of the random numbers that differs well between neighbouring seeds and executions; never 0. */
function stateOf(seed: number, execution: number): number {
  let x = Math.imul(seed, 0x9e_37_79_b1) ^ Math.imul(execution + 1, 0x85_eb_ca_6b);
  x = Math.imul(x ^ (x >>> 16), 0x7f_eb_35_2d);
  x = Math.imul(x ^ (x >>> 15), 0x84_6c_a6_8b);
  return (x ^ (x >>> 16)) | 1;
}
