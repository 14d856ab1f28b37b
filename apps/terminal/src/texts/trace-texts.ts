import type { LaneState } from "@mp/inspect";
import type { MarkName } from "../render/trace/picture.ts";

/** How a search went, in numbers. */
export interface Search {
  readonly executions: number;
  readonly complete: boolean;
  /** `undefined` when schedules are drawn at random. */
  readonly bound: number | undefined;
  readonly stoppedBy: "limit" | "time" | "signal" | null;
}

/** The words of `mp trace` and `mp explore`. */
export interface TraceTexts {
  readonly conflict: (one: string, other: string) => string;
  /** The program imports nothing of the runtime, so there is nothing to see. */
  readonly noRuntime: (path: string) => string;
  readonly cannotExplore: (why: string) => string;
  readonly notAModule: (url: string, format: string) => string;
  readonly badSchedule: (schedule: string, why: string) => string;
  readonly argumentsNotExplored: string;
  readonly written: (file: string) => string;
  readonly cannotWrite: (file: string, why: string) => string;

  readonly states: Readonly<Record<LaneState, string>>;
  readonly marks: Readonly<Record<MarkName, string>>;
  readonly lanes: string;
  readonly steps: string;
  readonly waits: string;
  readonly findings: string;
  /** Says that one column of the lanes is one step, and not a time. */
  readonly inSteps: string;
  /** `cut` stands where time is left out. */
  readonly inTime: (cut: string | undefined) => string;
  readonly blocked: (on: string, holders: readonly string[]) => string;
  readonly more: (count: number) => string;
  readonly leftOut: (count: number) => string;
  readonly noFault: string;
  readonly dropped: (name: string, count: number) => string;
  readonly stopped: string;
  readonly nothingTraced: string;
  /** The thread of a process that computes without end was taken away with what it had recorded. */
  readonly nothingOfIt: string;
  /** The program was ended before it could hand over what was recorded. */
  readonly notRecorded: string;

  readonly exploring: (executions: number, perSecond: number) => string;
  readonly explored: (search: Search) => string;
  readonly notComplete: (search: Search) => string;
  readonly outcome: {
    readonly prints: (text: string) => string;
    readonly printsNothing: string;
    readonly exit: (code: number) => string;
    readonly deadlock: (names: readonly string[]) => string;
    /** Ends that need no more words than their name. */
    readonly other: Readonly<
      Record<"step-limit" | "time-limit" | "too-many-processes" | "diverged" | "aborted", string>
    >;
    readonly error: (message: string) => string;
  };
  readonly faultsIn: (count: number, of: number) => string;
  readonly noFaultIn: (search: Search) => string;
  readonly shortest: (turns: number, switches: number) => string;
  readonly repeat: string;
  readonly replayed: (schedule: string) => string;
}
