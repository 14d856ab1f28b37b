/** What the process of programs that are run by turns is asked, and what it answers. */

import type { ScheduleSearch } from "../explore/all-schedules.ts";
import type { Explored } from "../grade/expectations.ts";
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

export type Question = ExploreQuestion | ReplayQuestion;

/** It could not be done. */
export interface ExplorerFailure {
  /** Whether it is the schedule that is wrong. */
  readonly isOfSchedule: boolean;
  readonly message: string;
}

export type Answer =
  | { readonly explored: Explored }
  | { readonly replayed: Replayed }
  | { readonly error: ExplorerFailure };
