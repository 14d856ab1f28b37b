import type { Outcome } from "@mp/runtime/control";
import { explore } from "./explore.ts";
import type { Explorable, ExploreProgress } from "./request.ts";

/** What came of a search for a schedule that breaks a program. */
export interface Breaking {
  readonly executions: number;
  /** Whether these were all there are within two preemptions. */
  readonly complete: boolean;
  /** How many different ways it ends. */
  readonly outcomes: number;
  /** The simplest that shows what goes wrong; nothing if none was found. */
  readonly failure?: { readonly outcome: Outcome; readonly schedule: string };
}

/** Enough for any program of the course, and no more than a student waits for. */
const SEARCH = { strategy: "exhaustive", bound: 2, limit: 20_000 } as const;
const SEARCH_MS = 20_000;

/** How to search. */
export interface BreakingOptions {
  /** Aborting it ends the search: what has been found is its result. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExploreProgress) => void) | undefined;
}

/** Looks for a schedule that breaks a program, and makes it as simple as it can be. */
export async function breaking(
  explorable: Explorable,
  { signal, onProgress }: BreakingOptions = {},
): Promise<Breaking> {
  const { executions, complete, failure, outcomes } = await explore(explorable, {
    search: SEARCH,
    timeMs: SEARCH_MS,
    signal,
    ...(onProgress && { onProgress }),
  });
  const { outcome, schedule } = failure?.execution ?? {};
  return {
    executions,
    complete,
    outcomes: outcomes.length,
    ...(outcome && schedule !== undefined && { failure: { outcome, schedule } }),
  };
}
