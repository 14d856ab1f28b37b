/**
 * The shape of a case of the corpus: what is wrong with `wrong.ts`, in what lines, and how surely it is found. Lines are
 * named in the program by comments such as `// [read]`, so that they stay right when the program changes.
 */

/** A finding that may come from a wrong program. */
export interface ExpectedFinding {
  /** The finding's kind. */
  readonly kind: string;
  /** The marks of its lines: all of them, and no others. */
  readonly at: readonly string[];
}

/** One right and one wrong program, and what is to be found. */
export interface FaultCase {
  /** What the fault is, in one line. */
  readonly title: string;
  /** The beliefs behind it, by their ids in the course. */
  readonly misconceptions?: readonly string[];
  /** What the right program prints, on every schedule. */
  readonly prints: readonly string[];
  /** What is found in the wrong one: each on some schedule, and nothing else on any. */
  readonly finds: readonly ExpectedFinding[];
  /** Where at least one of them is found: on every seed, or on some schedule with at most so many preemptions. */
  readonly found: "every seed" | { readonly within: number };
  /** With how many preemptions all schedules of the right program are tried. */
  readonly bound: number;
  /** How often one must have been passed over to be called starved, if not as often as usual. */
  readonly starvedAfter?: number;
  /** After how many steps an execution of the wrong program is stopped, if it would not end. */
  readonly maxSteps?: number;
}

/** Types a case where it is written. */
export function defineCase(fault: FaultCase): FaultCase {
  return fault;
}
