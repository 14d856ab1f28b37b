import type { Language, ProcessEvent } from "@mp/content";
import type { Trace } from "@mp/runtime/trace";
import type { Grading } from "../grade/grading.ts";
import type { Trouble } from "../grade/trouble.ts";
import type { HelpStage } from "../help/help.ts";
import type { Progress } from "../progress/format.ts";
import type { ProgramLanguage } from "../run/events.ts";
import type { RunRecord } from "../run/record.ts";
import type { OutputLine } from "./output-lines.ts";

/** What there is to see of one run or check: so far, or in all. */
export interface Activity {
  readonly kind: "run" | "check";
  /** The lines written, the last some thousands. */
  readonly output: readonly OutputLine[];
  /** How many lines were written in all. */
  readonly written: number;
  /** What processes did, but for their output. */
  readonly events: readonly ProcessEvent[];
  /** How long it has taken, in milliseconds. */
  readonly time: number;
  /** How it ended, if it has. */
  readonly end?: RunRecord;
  /** Why it did not get to its end by itself, if it did not. */
  readonly trouble?: Trouble;
  /** What was recorded, if that was asked for: so far, or in all. */
  readonly trace?: Trace;
  /** What came of a check. */
  readonly grading?: Grading;
  /** It could not be done, through no fault of the student's. */
  readonly error?: string;
}

/** A lesson as a student has it open. */
export interface SessionState {
  readonly phase: "idle" | "running" | "checking";
  readonly language: Language;
  readonly programLanguage: ProgramLanguage;
  /** What is running or was run last; nothing at first, and when it was put away. */
  readonly activity?: Activity;
  /** The help that was asked for last. */
  readonly help?: HelpStage;
  readonly progress: Progress;
  /** Whether the student has a version of the program of their own. */
  readonly hasOwn: boolean;
}
