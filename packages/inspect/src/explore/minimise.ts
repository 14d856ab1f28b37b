/**
 * Makes a failing schedule simple: A. Zeller, R. Hildebrandt, *Simplifying and Isolating Failure-Inducing Input*, TSE 2002 (delta debugging, ddmin),
 * on the decisions of a schedule that differ from the first alternative. A schedule of zeros only never switches without need, so
 * what is left are the switches that the failure takes.
 */

/** What came of an execution. */
export interface Trial {
  /** Whether it went wrong, in the way that is looked for. */
  readonly isFailure: boolean;
  /** The decisions that were really taken, as a schedule has them: 0 is to go on with the same process, or with the first that can. */
  readonly decisions: readonly number[];
  readonly preemptions: number;
  readonly steps: number;
}

/** Runs the program with these decisions, and zeros after them; `undefined` if there was less to choose from. */
export type RunDecisions = (decisions: readonly number[]) => Trial | undefined | Promise<Trial | undefined>;

/** Options of {@link minimise}. */
export interface MinimiseOptions {
  /** How many executions it may take; 2000 if left out. */
  readonly limit?: number;
}

/**
 * Looks for the simplest schedule that fails as one does: with the fewest preemptions, and of those with the fewest steps. None of its decisions can be
 * taken back without losing the failure.
 *
 * @param failing an execution that failed.
 * @param run runs the program again; it must come to the same each time it gets the same decisions.
 * @param options see {@link MinimiseOptions}.
 * @returns the simplest failing execution that was found, at worst `failing` itself.
 *
 * @example
 * ```ts
 * import { minimise, type Trial } from "@mp/inspect";
 *
 * // Fails whenever the third decision is a switch.
 * const run = (decisions: readonly number[]): Trial => ({
 *   isFailure: decisions[2] === 1,
 *   decisions,
 *   preemptions: decisions.filter((decision) => decision > 0).length,
 *   steps: decisions.length,
 * });
 * const simplest = await minimise(run([1, 2, 1, 1, 0, 3]), run);
 * console.log(simplest.decisions, simplest.preemptions); // => [ 0, 0, 1 ] 1
 * ```
 */
export async function minimise(
  failing: Trial,
  run: RunDecisions,
  options: MinimiseOptions = {},
): Promise<Trial> {
  const search = new Search(failing, run, options.limit ?? 2000);
  let before: Trial;
  do {
    before = search.best;
    await search.removeSwitches();
    await search.lowerDecisions();
  } while (search.best !== before && !search.isOver);
  return search.best;
}

class Search {
  best: Trial;
  private readonly run: RunDecisions;
  private left: number;
  private readonly tried = new Set<string>();

  constructor(failing: Trial, run: RunDecisions, limit: number) {
    this.best = { ...failing, decisions: cut(failing.decisions) };
    this.run = run;
    this.left = limit;
  }

  get isOver(): boolean {
    return this.left <= 0;
  }

  /** ddmin: takes back half of the switches, then smaller parts of them, until no single one can be taken back. */
  async removeSwitches(): Promise<void> {
    for (let parts = 2; !this.isOver;) {
      const switches = switchesOf(this.best);
      if (switches.length === 0) return;
      const size = Math.ceil(switches.length / parts);
      if (await this.removeOne(switches, size)) parts = Math.max(2, parts - 1);
      else if (size === 1) return;
      else parts = Math.min(switches.length, parts * 2);
    }
  }

  /** A later alternative is no simpler than an earlier one. */
  async lowerDecisions(): Promise<void> {
    for (const at of switchesOf(this.best)) {
      const decision = this.best.decisions[at] ?? 0;
      for (let lower = 1; lower < decision; lower++) {
        if (await this.isBetter(this.best.decisions.with(at, lower))) break;
      }
    }
  }

  private async removeOne(switches: readonly number[], size: number): Promise<boolean> {
    for (let from = 0; from < switches.length; from += size) {
      const gone = new Set(switches.slice(from, from + size));
      if (await this.isBetter(this.best.decisions.map((decision, at) => (gone.has(at) ? 0 : decision))))
        return true;
    }
    return false;
  }

  /** Tries it, and keeps it if it fails, too, and is no less simple. */
  private async isBetter(decisions: readonly number[]): Promise<boolean> {
    const key = cut(decisions).join();
    if (this.isOver || this.tried.has(key)) return false;
    this.tried.add(key);
    this.left--;
    const trial = await this.run(cut(decisions));
    if (trial?.isFailure !== true) return false;
    const found = { ...trial, decisions: cut(trial.decisions) };
    if (cost(found, this.best) >= 0) return false;
    this.best = found;
    return true;
  }
}

/** Below 0 if `a` is simpler than `b`. */
function cost(a: Trial, b: Trial): number {
  return (
    a.preemptions - b.preemptions ||
    a.steps - b.steps ||
    switchesOf(a).length - switchesOf(b).length ||
    sum(a.decisions) - sum(b.decisions)
  );
}

function switchesOf({ decisions }: Trial): number[] {
  return decisions.flatMap((decision, at) => (decision === 0 ? [] : [at]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Zeros at the end need not be written. */
function cut(decisions: readonly number[]): readonly number[] {
  return decisions.slice(0, decisions.findLastIndex((decision) => decision !== 0) + 1);
}
