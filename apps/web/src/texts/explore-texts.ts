import type { Outcome } from "@mp/runtime/control";

/** The words of the pictures that run a program by turns: "be the scheduler" and the outcomes of all schedules. */
export interface ExploreTexts {
  readonly scheduler: {
    readonly about: string;
    readonly loading: string;
    readonly searching: string;
    readonly choose: string;
    readonly waiting: string;
    readonly values: string;
    readonly soFar: string;
    readonly decisions: (n: number) => string;
    readonly comesToItsEnd: string;
    readonly over: string;
    readonly stillThere: string;
    readonly scripted: (step: number) => string;
    readonly found: (executions: number, complete: boolean) => string;
    readonly nothingFound: (executions: number, complete: boolean) => string;
    readonly undo: string;
    readonly finish: string;
    readonly breakIt: string;
    readonly repeat: string;
    readonly again: string;
    readonly keys: string;
  };
  readonly outcomes: {
    readonly about: string;
    readonly progress: (executions: number) => string;
    /** `6 schedules: 4 give A, 2 give B`. */
    readonly summary: (executions: number, parts: readonly string[]) => string;
    readonly part: (count: number, letter: string) => string;
    readonly complete: (bound: number) => string;
    readonly incomplete: string;
    readonly first: string;
    readonly count: (n: number) => string;
    readonly leaf: (letter: string) => string;
    readonly harms: string;
    readonly harmless: string;
    readonly stepThrough: string;
  };
  readonly stop: string;
  readonly look: string;
  readonly cannot: (why: string) => string;
  readonly outcome: {
    readonly prints: (text: string) => string;
    readonly printsNothing: string;
    readonly exit: (code: number) => string;
    readonly deadlock: (names: readonly string[]) => string;
    readonly error: (message: string) => string;
    readonly other: Readonly<Record<Exclude<Outcome["kind"], "finished" | "deadlock" | "error">, string>>;
  };
}
