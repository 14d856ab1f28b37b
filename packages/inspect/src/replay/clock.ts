/**
 * Vector clocks: who can know of what (C. J. Fidge, 1988; F. Mattern, *Virtual Time and Global States of Distributed Systems*,
 * 1989; both after L. Lamport, *Time, Clocks, and the Ordering of Events in a Distributed System*, 1978).
 *
 * Place i counts the steps of process i that are known. Step a of process i happens before step b if b's clock has at place i
 * at least what it had at a; if neither happens before the other, no order between them is certain.
 *
 * A clock here has two halves of n places for n processes:
 *
 * - *full*: all that gives an order in this execution.
 * - *lasting*: without mutual exclusion. That one critical section came before another one is chance; that a message is received after
 *   it was sent, or a process begins after its start, holds in every execution.
 */
export type Clock = number[];

/** A clock that knows nothing of `processes` processes. */
export function emptyClock(processes: number): Clock {
  return Array.from({ length: 2 * processes }, () => 0);
}

/** Lets `into` know what `from` knows. */
export function join(into: Clock, from: Clock): void {
  for (let i = 0; i < into.length; i++) {
    const known = from[i] as number;
    if (known > (into[i] as number)) into[i] = known;
  }
}

/** Lets `into` know what `from` knows, in its full half only. */
export function joinFull(into: Clock, from: Clock): void {
  for (let i = 0; i < into.length / 2; i++) {
    const known = from[i] as number;
    if (known > (into[i] as number)) into[i] = known;
  }
}
