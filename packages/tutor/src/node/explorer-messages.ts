/** What the process of programs that are run by turns is asked, and what it answers. */

import type { ScheduleSearch } from "../explore/all-schedules.ts";
import type { Explored } from "../grade/expectations.ts";
import type { RunEvent } from "../run/events.ts";
import type { Replayed } from "../run/replayed.ts";

/** Run the program under many schedules. */
export interface ExploreQuestion extends ScheduleSearch {
  readonly type: "explore";
  readonly url: string;
}

/** Run one schedule again, recorded. */
export interface ReplayQuestion {
  readonly type: "replay";
  readonly url: string;
  readonly schedule: string;
}

/** Run so many schedules, drawn at random, and tell what each run would have told. */
export interface SampleQuestion {
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
