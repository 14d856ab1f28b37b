/** What a shared program does is not the student's doing: it lives in memory, and nothing of it is kept. */

import { type CodeStore, type Progress, type ProgressStore, Store } from "@mp/tutor";
import type { Shared } from "./link.ts";

/** Stores for a session with a shared program. */
export function scratchStores(
  { source }: Shared,
  known: Progress,
): { code: CodeStore; progress: ProgressStore } {
  const progress = new Store(known);
  return {
    code: {
      read: () => source,
      program: ({ name }) => ({ file: name, source }),
      // It is shown to be looked at and run: who wants to change it makes it theirs.
      write: () => {},
      reset: () => undefined,
      own: () => true,
      all: () => ({}),
      take: () => [],
    },
    progress: {
      read: progress.get,
      change: (change) => {
        progress.set(change(progress.get()));
        return progress.get();
      },
      subscribe: progress.subscribe,
    },
  };
}
