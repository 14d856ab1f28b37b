import type { ControlledProgram, Controller } from "@mp/runtime/control";

/** How schedules are chosen, and how many at most. */
export type Search =
  | { readonly strategy: "exhaustive"; readonly bound: number; readonly limit: number }
  | { readonly strategy: "random" | "pct"; readonly limit: number };

/** A program that a controller can run. */
export interface Explorable {
  readonly controller: Controller;
  readonly program: ControlledProgram;
}

/** What to search, and how far. */
export interface ExploreRequest {
  readonly search: Search;
  /** Milliseconds after which what has been found is all. */
  readonly timeMs?: number | undefined;
  /** Aborting it ends the search: what has been found is its result. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: ExploreProgress) => void;
}

/** How far a search is. */
export interface ExploreProgress {
  readonly executions: number;
  readonly milliseconds: number;
}
