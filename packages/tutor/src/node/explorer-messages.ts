/** What the process of programs that are run by turns is asked, and what it answers. */

import type { ScheduleSearch } from "../explore/all-schedules.ts";
import type { Explored } from "../grade/expectations.ts";
import type { RunEvent } from "../run/events.ts";
import type { Replayed } from "../run/replayed.ts";

/** What is said with each question, where programs are not trusted. */
interface Guarded {
  /** Stands before the answer, so that it is known from what a program writes to the same place. */
  readonly nonce?: string;
  /** All that the program may import besides its own modules. */
  readonly libraries?: readonly string[];
}

/** Run the program under many schedules. */
export interface ExploreQuestion extends ScheduleSearch, Guarded {
  readonly type: "explore";
  readonly url: string;
}

/** Run one schedule again, recorded. */
export interface ReplayQuestion extends Guarded {
  readonly type: "replay";
  readonly url: string;
  readonly schedule: string;
}

/** Run so many schedules, drawn at random, and tell what each run would have told. */
export interface SampleQuestion extends Guarded {
  readonly type: "sample";
  readonly url: string;
  readonly seeds: number;
  readonly maxSteps: number;
}

export type Question = ExploreQuestion | ReplayQuestion | SampleQuestion;

/** It could not be done. */
export interface ExplorerFailure {
  /** Whether it is the schedule that is wrong. */
  readonly isOfSchedule: boolean;
  readonly message: string;
}

export type Answer =
  | { readonly explored: Explored }
  | { readonly replayed: Replayed }
  /** Each run that differs from those before, times aside. */
  | { readonly sampled: readonly (readonly RunEvent[])[] }
  | { readonly error: ExplorerFailure };
