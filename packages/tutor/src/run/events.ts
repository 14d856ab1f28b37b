import type { ProcessEvent, ProcessRef } from "@mp/content";
import type { Outcome, Trace } from "@mp/runtime/trace";

/** The limits a program may meet, by name. */
export type LimitName = "time" | "output" | "processes" | "memory";

/** A limit that a program met, and what it was. */
export interface LimitMet {
  readonly name: LimitName;
  /** Milliseconds, bytes, processes or bytes. */
  readonly value: number;
}

/** What a run tells while it goes on. `time` counts milliseconds from the moment the program was ready. */
export type RunEvent =
  | ProcessEvent
  | ({ readonly type: "limit"; readonly time: number } & LimitMet)
  | { readonly type: "stopped"; readonly time: number }
  /** It was not run at all. */
  | { readonly type: "refused"; readonly time: number; readonly refusal: Refusal }
  /** Of a replay: it did not come to its end, by itself or at all. */
  | { readonly type: "stuck"; readonly time: number; readonly how: StuckKind }
  /** What was recorded: all of it behind `exit`, and so far before. */
  | { readonly type: "trace"; readonly trace: Trace | undefined }
  | { readonly type: "exit"; readonly time: number; readonly exitCode: number | null };

/** Why a program was not run. */
export type Refusal =
  /** There is no CPython, or none that is new enough: `found` is what there is instead. */
  | { readonly kind: "no-python"; readonly tried: readonly string[]; readonly found?: string }
  /** The schedule is none, or of another program. */
  | { readonly kind: "bad-schedule"; readonly detail: string }
  /** The program can't be run by turns. */
  | { readonly kind: "not-by-turns"; readonly detail: string };

/** How an execution under control can end otherwise than by its own end. */
export type StuckKind = Exclude<Outcome["kind"], "finished" | "error">;

/** The first process of every program. */
export const MAIN_PROCESS: ProcessRef = { pid: 1, name: "MainProcess" };

/** How far a program may go. */
export interface RunBudget {
  readonly timeMs: number;
  readonly outputBytes: number;
  readonly processes?: number;
  /** Of all its processes together. */
  readonly memoryBytes?: number;
}

/** The languages that the course's programs are written in. */
export type ProgramLanguage = "ts" | "python";

/** How to run: within which budget, and until when. */
export interface RunOptions {
  readonly budget: RunBudget;
  /** Aborting it stops the program at once. */
  readonly signal?: AbortSignal;
  /** Records what the processes do; the last event is then the trace. */
  readonly trace?: TraceRequest;
  /** What the program is written in; by the name of its file, if left out. */
  readonly language?: ProgramLanguage;
  /** Replays this schedule, one process at a time, in place of a free run. Of programs in TypeScript only. */
  readonly schedule?: string;
}

/** What to record. */
export interface TraceRequest {
  /** Whether to note the lines of the program: it makes operations slower. */
  readonly sites: boolean;
  /** If given, what has been recorded so far is told while the program runs, too: no more often than this, in milliseconds. */
  readonly everyMs?: number;
}

/** A program to run: a file on this machine; in a browser, a name and a text. */
export interface Program {
  readonly file: string;
  /** Its text, where there are no files: in a browser. */
  readonly source?: string;
  /** What the program finds in `process.argv` behind its name. */
  readonly args?: readonly string[];
}

/** Runs programs. Front ends and grading know this and not how it is done. */
export type Runner = (program: Program, options: RunOptions) => AsyncIterable<RunEvent>;
