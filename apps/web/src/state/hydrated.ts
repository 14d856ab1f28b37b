/** What is drawn before a page is sent knows nothing of the student; the first drawing in a browser must be the same. */

import { noProgress, type Progress } from "@mp/tutor";
import { useSyncExternalStore } from "react";
import { student } from "./student.ts";

const { place } = student.keeper;

/** Whether the page has been taken over by the browser, and what is kept of the student is there: from then on it may show. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    place.subscribe,
    () => place.get() !== "opening",
    () => false,
  );
}

/** The student's progress. */
export function useProgress(): Progress {
  return useSyncExternalStore(student.progress.subscribe, student.progress.get, () => noProgress);
}
