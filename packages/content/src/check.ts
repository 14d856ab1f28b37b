/**
 * The contract between an exercise's `check.ts` and whoever runs it. A check is given what a program did, in order,
 * and answers with verdicts. It looks at events, never at the clock: what it accepts it accepts under every schedule.
 */

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
  };
}

/** What `check.ts` exports by default. */
export type Check = (run: CheckedRun) => readonly Verdict[];
