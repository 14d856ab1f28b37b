/** What the student's program wrote when it was last run to its end: it settles predictions. */

import { type Activity, Store } from "@mp/tutor";
import { useEffect } from "react";

/** The lines, for the lesson that is open. */
export const seenOutput: Store<readonly string[]> = new Store<readonly string[]>([]);

/** Keeps it up with what is run. */
export function useSeenOutput(activity: Activity | undefined): void {
  useEffect(() => {
    if (activity?.kind !== "run" || activity.end === undefined) return;
    seenOutput.set(activity.output.map(({ text }) => text));
  }, [activity]);
  useEffect(() => () => seenOutput.set([]), []);
}
