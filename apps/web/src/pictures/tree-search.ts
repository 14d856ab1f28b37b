/** The search through all schedules of a program, and the points of its tree that were opened. */

import { Store } from "@mp/tutor";
import type { HandPoint, ScheduleTree } from "@mp/tutor/explore";
import { type Handed, openHand } from "./handed.ts";

/** What is known. */
export interface TreeState {
  /** How many schedules were tried, while they are. */
  readonly searching?: number | undefined;
  readonly error?: string | undefined;
  readonly tree?: ScheduleTree;
  /** The points that were opened, by their decisions. */
  readonly points: ReadonlyMap<string, HandPoint>;
}

/** How often, in one schedule, a process may lose its turn that could have gone on; and how many schedules at most. */
const BOUND = 2;
const LIMIT = 3000;

/** Searches in a sandbox, which is kept for the points until this is disposed of. */
export class TreeSearch extends Store<TreeState> implements Disposable {
  readonly #hand: ReturnType<typeof openHand>;
  #stop: AbortController | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(program: Handed) {
    super({ points: new Map() });
    this.#hand = openHand(program);
  }

  /** Tries all schedules. */
  async search(): Promise<void> {
    this.#stop = new AbortController();
    this.set({ ...this.get(), error: undefined, searching: 0 });
    try {
      const tree = await this.#hand.tree(
        { bound: BOUND, limit: LIMIT },
        {
          signal: this.#stop.signal,
          onProgress: ({ executions }) => this.set({ ...this.get(), searching: executions }),
        },
      );
      this.set({ points: new Map(), tree });
    } catch (error) {
      this.set({ points: new Map(), error: (error as Error).message });
    }
  }

  /** Ends the search: what was found is what there is. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Has the program run to a point; one after another, as there is one sandbox. */
  open(decisions: readonly number[]): void {
    if (this.get().points.has(keyOf(decisions))) return;
    const before = this.#last;
    this.#last = this.#opened(decisions, before);
  }

  async #opened(decisions: readonly number[], before: Promise<void>): Promise<void> {
    await before;
    try {
      const point = await this.#hand.point(decisions);
      this.set({ ...this.get(), points: new Map([...this.get().points, [keyOf(decisions), point]]) });
    } catch (error) {
      this.set({ ...this.get(), error: (error as Error).message });
    }
  }

  /** The point after these decisions, once it was opened. */
  static pointIn({ points }: TreeState, decisions: readonly number[]): HandPoint | undefined {
    return points.get(keyOf(decisions));
  }

  [Symbol.dispose](): void {
    this.#hand[Symbol.dispose]();
  }
}

function keyOf(decisions: readonly number[]): string {
  return decisions.join(" ");
}
