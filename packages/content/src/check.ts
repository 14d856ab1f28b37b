/**
 * The contract between an exercise's `check.ts` and whoever runs it. A check is given what a program did, in order,
 * and answers with verdicts. It looks at events, never at the clock: what it accepts it accepts under every schedule.
 */

import type { Localized } from "./languages.ts";
import type { ExpectedOutput } from "./schema/lesson.ts";

/** A process of the student's program. */
export interface ProcessRef {
  readonly pid: number;
  readonly name: string;
}

/** Something one process did. `line` is the line of the student's file, where it is known. */
export type ProcessEvent = {
  readonly time: number;
  readonly process: ProcessRef;
  readonly line?: number;
} & (
  | { readonly type: "process.start"; readonly target: ProcessRef }
  | { readonly type: "process.begin" | "process.end" }
  | { readonly type: "join.begin"; readonly target: ProcessRef }
  // `exitCode` is null if the wait gave up before the process had ended.
  | { readonly type: "join.end"; readonly target: ProcessRef; readonly exitCode: number | null }
  | { readonly type: "output"; readonly stream: "stdout" | "stderr"; readonly text: string }
);

/** What a program did, from its first line to its end. */
export interface CheckedRun {
  /** In the order in which the events of each process happened; between processes, in the order they arrived. */
  readonly events: readonly ProcessEvent[];
  /** The first process: the one that runs the student's file. */
  readonly main: ProcessRef;
  readonly exitCode: number | null;
}

/** What a check says of one property. */
export interface Verdict {
  /** Id of the test, as `messages.json` names it. */
  readonly test: string;
  /** Number of the task it belongs to. */
  readonly task: number;
  /** Absent if the property holds; otherwise the message, as `messages.json` names it, and what to put in its gaps. */
  readonly failure?: {
    readonly message: string;
    readonly values?: Readonly<Record<string, string | number>>;
    readonly lines?: readonly number[];
    /** A schedule under which it does not hold: whoever replays it sees it happen. */
    readonly schedule?: string;
    /** What is to be seen of it there, in words: which process did what, at which line. */
    readonly seen?: Localized;
  };
}

/** What `check.ts` exports by default, if one run shows all that is asked. */
export type Check = (run: CheckedRun) => readonly Verdict[];

/** What must hold of a program, or of one that it is part of, whatever the scheduler does. */
export type Property =
  /** No schedule ends like this: in a deadlock, with more steps than it may take, with an error that nobody caught. */
  | { readonly never: "deadlock" | "step-limit" | "error" }
  /** Under each schedule that comes to its end, it prints this; `[[es:…|en:…]]` stands for either, `<n>` for any number. */
  | { readonly prints: ExpectedOutput }
  /** None of these faults shows in any schedule that is looked at closely. */
  | { readonly no: readonly FaultKind[] };

/** Faults that can be found in a recorded execution, as `@mp/inspect` names them. */
export type FaultKind =
  | "data-race"
  | "lost-update"
  | "check-then-act"
  | "order-violation"
  | "lock-per-process"
  | "deadlock"
  | "partial-deadlock"
  | "livelock"
  | "lock-order"
  | "lost-wake-up"
  | "queue-empty-race"
  | "unread-messages"
  | "daemon-cut-off"
  | "stale-look"
  | "barrier-short"
  | "double-release"
  | "starvation"
  | "join-before-drain"
  | "abandoned-lock"
  | "unguarded-wait"
  | "uncaught-error";

/** A property, and what to say if it does not hold. */
export interface Expectation {
  /** Id of the test, as `messages.json` names it. */
  readonly test: string;
  /** Number of the task it belongs to. */
  readonly task: number;
  readonly holds: Property;
  /**
   * Id of the message. Its gaps: {executions} is how many schedules were tried, {failing} under how many it does not hold; and for
   * `prints`, {got} is the first line that differs, {wanted} what should stand there.
   */
  readonly message: string;
  /**
   * Lines that are typical of a mistake, each with the id of the message it gets in place of the other one. For `prints`, the line that
   * differs; for `never`, the last one that was printed.
   */
  readonly instead?: Readonly<Record<string, string>>;
  /** Faults that are typical of a mistake, if they are found in the schedule that breaks it; each with the id of its message. */
  readonly faults?: Readonly<Partial<Record<FaultKind, string>>>;
}

/**
 * What `check.ts` exports by default, if schedules decide: the program is run under all of them within a bound, and every
 * expectation must hold under each.
 */
export interface Expectations {
  readonly schedules: {
    /** How often, in one schedule, a process may lose its turn that could have gone on. Two find nearly every fault. */
    readonly preemptions: number;
    /** Steps of one execution at most; 2,000 if left out. */
    readonly maxSteps?: number;
  };
  /** What an ordinary run must show besides. */
  readonly run?: Check;
  readonly expects: readonly Expectation[];
}
