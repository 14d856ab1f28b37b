import { readSchedule } from "@mp/runtime/control";
import { Store } from "../store.ts";
import type { Breaking } from "./breaking.ts";
import type { HandPoint } from "./by-hand.ts";

/** Where a program is scheduled by hand: a process of this machine, or a browser's sandbox. Disposing of it ends whatever the program does. */
export interface Hand extends Disposable {
  /** The program after these decisions. */
  point(decisions: readonly number[]): Promise<HandPoint>;
  /** The program's end, if after these decisions nobody loses their turn who could go on. */
  end(decisions: readonly number[]): Promise<HandPoint>;
  /** Looks for a schedule that breaks the program. */
  breaking(): Promise<Breaking>;
}

/** A program that a student schedules. */
export interface SchedulingState {
  readonly point?: HandPoint;
  /** What is being waited for. */
  readonly busy?: "loading" | "searching" | undefined;
  readonly error?: string | undefined;
  /** A schedule to go through, as its decisions. */
  readonly script?: readonly number[];
  /** What came of the last search. */
  readonly found?: Breaking;
}

/** Has a program scheduled by the student. Where that is done is there from `start` until it is disposed of. */
export class Scheduling extends Store<SchedulingState> implements Disposable {
  readonly #open: () => Hand;
  #hand: Hand | undefined;

  /** @param schedule one to go through, if there is one. */
  constructor(open: () => Hand, schedule?: string) {
    super(schedule === undefined ? {} : { script: readSchedule(schedule) });
    this.#open = open;
  }

  start(): void {
    this.#hand = this.#open();
    this.restart();
  }

  restart(): void {
    this.#ask((hand) => hand.point([]));
  }

  /** Gives the turn to one of those that could go on. */
  choose(at: number): void {
    const { point } = this.get();
    if (point?.ready[at]) this.#ask((hand) => hand.point([...point.decisions, at]));
  }

  undo(): void {
    const { point } = this.get();
    if (point === undefined || (point.decisions.length === 0 && !point.end)) return;
    // An end that was gone to at once is left for the point where that began.
    const back = point.end && !isDecided(point) ? point.decisions : point.decisions.slice(0, -1);
    this.#ask((hand) => hand.point(back));
  }

  /** Goes on to the end, with no process losing its turn that could go on. */
  finish(): void {
    const { point } = this.get();
    if (point && !point.end) this.#ask((hand) => hand.end(point.decisions));
  }

  /** Looks for a schedule that breaks the program, and goes to its beginning. */
  breakIt(): void {
    void this.#during("searching", async (hand) => {
      const found = await hand.breaking();
      if (!found.failure) return { found };
      return { found, script: readSchedule(found.failure.schedule), point: await hand.point([]) };
    });
  }

  /** The next decision of the schedule to go through, if what was decided so far is its beginning. */
  get scripted(): number | undefined {
    const { point, script } = this.get();
    if (!point || point.end || !script) return undefined;
    const { decisions } = point;
    // Decisions at the end that are the first alternative are left out of a schedule.
    const isBeginning = decisions.every((decision, at) => decision === (script[at] ?? 0));
    return isBeginning ? (script[decisions.length] ?? 0) : undefined;
  }

  [Symbol.dispose](): void {
    this.#hand?.[Symbol.dispose]();
    this.#hand = undefined;
  }

  #ask(what: (hand: Hand) => Promise<HandPoint>): void {
    void this.#during("loading", async (hand) => ({ point: await what(hand) }));
  }

  /** One thing at a time: what is asked for meanwhile is not done. */
  async #during(
    busy: "loading" | "searching",
    work: (hand: Hand) => Promise<Partial<SchedulingState>>,
  ): Promise<void> {
    const hand = this.#hand;
    if (hand === undefined || this.get().busy) return;
    this.set({ ...this.get(), busy });
    let change: Partial<SchedulingState>;
    try {
      change = await work(hand);
    } catch (error) {
      change = { error: (error as Error).message };
    }
    if (this.#hand === hand) this.set({ ...this.get(), error: undefined, ...change, busy: undefined });
  }
}

/** Whether every decision of an execution was taken by hand. */
function isDecided({ decisions, end }: HandPoint): boolean {
  return end !== undefined && decisions.length > 0 && readSchedule(end.schedule).length <= decisions.length;
}
