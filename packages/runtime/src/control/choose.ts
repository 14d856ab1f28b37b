/**
 * How one decision is taken: as it was given, or by the policy of the execution. Alternatives are counted from those that go on with the process
 * that has the turn, so the schedule that never switches without need is all zeros.
 *
 * Random numbers: Marsaglia, "Xorshift RNGs", 2003. Priorities: Burckhardt, Kothari, Musuvathi, Nagarakatte, "A Randomized Scheduler with
 * Probabilistic Guarantees of Finding Bugs", ASPLOS 2010: the process with the highest priority runs; at d − 1 steps chosen at
 * random, the one that runs gets a priority lower than all.
 */

import { type Board, CHOICE_BYTES, HOST, hostAt, MOST_CHOICES, OVER, POLICY, WORD } from "./board.ts";

/**
 * Chooses one of the alternatives: `hosts` are theirs, the first `own` of them that of the host that decides. Gives its
 * place, or one of {@link OVER}, negative.
 */
export function choose(board: Board, hosts: readonly number[], own: number): number {
  const { choices, words } = board;
  if (words[WORD.POLICY] === POLICY.PRIORITIES) changePriority(words);
  const count = hosts.length;
  if (count === 1) return 0;
  const node = words[WORD.CHOICES] as number;
  if (node >= MOST_CHOICES || count > 255) return -OVER.STEP_LIMIT;
  const isGiven = node < (words[WORD.GIVEN] as number);
  const choice = isGiven ? (choices[node * CHOICE_BYTES] as number) : byPolicy(words, hosts);
  if (choice >= count) return -OVER.DIVERGED;
  choices[node * CHOICE_BYTES] = choice;
  choices[node * CHOICE_BYTES + 1] = count;
  choices[node * CHOICE_BYTES + 2] = own;
  words[WORD.CHOICES] = node + 1;
  if (own > 0 && choice >= own) words[WORD.PREEMPTIONS] = (words[WORD.PREEMPTIONS] as number) + 1;
  return choice;
}

function byPolicy(words: Int32Array, hosts: readonly number[]): number {
  switch (words[WORD.POLICY]) {
    case POLICY.RANDOM:
      return nextRandom(words) % hosts.length;
    case POLICY.PRIORITIES:
      return highest(words, hosts);
    default:
      return 0;
  }
}

/** The next random number of an execution, at least 0. */
export function nextRandom(words: Int32Array): number {
  let x = words[WORD.RANDOM] as number;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  words[WORD.RANDOM] = x;
  return x >>> 0;
}

function highest(words: Int32Array, hosts: readonly number[]): number {
  let best = 0;
  for (let place = 1; place < hosts.length; place++) {
    if (priorityOf(words, hosts[place] as number) > priorityOf(words, hosts[best] as number)) best = place;
  }
  return best;
}

function priorityOf(words: Int32Array, host: number): number {
  return words[hostAt(host) + HOST.PRIORITY] as number;
}

/** At the steps chosen for it, puts the process that runs behind all others. */
function changePriority(words: Int32Array): void {
  for (let change = 0, changes = words[WORD.CHANGES] as number; change < changes; change++) {
    if (words[WORD.CHANGE_STEPS + change] !== words[WORD.STEPS]) continue;
    const lowest = (words[WORD.LOWEST] as number) - 1;
    words[WORD.LOWEST] = lowest;
    words[hostAt(words[WORD.CURRENT] as number) + HOST.PRIORITY] = lowest;
  }
}
