/** What a case of the suite is, and what comes of it. Nothing here knows a platform. */

import type { expect } from "chai";

/** chai's `expect`, which runs wherever JavaScript does. */
export type Expect = typeof expect;

/**
 * Has something disposed of when the case has ended, and gives it: what `using` does, whose syntax Node 22 does not have.
 */
export type Use = <T extends Disposable | AsyncDisposable>(resource: T) => T;

/** One thing that holds on every platform. */
export interface Case {
  /** Unique in the suite. */
  readonly name: string;
  /** The members of Python's API it shows, by the names in `members.ts`. */
  readonly covers: readonly string[];
  /** Whether it blocks the thread it runs in. Where the main thread must not, it runs in a process. */
  readonly blocks?: boolean;
  /** Milliseconds until it counts as hanging, if not the usual. */
  readonly timeout?: number;
  /** Throws if it does not hold. */
  run(expect: Expect, use: Use): void | Promise<void>;
}

/** What came of a case on a platform. */
export interface Result {
  readonly case: string;
  readonly covers: readonly string[];
  readonly status: "pass" | "fail" | "skip";
  /** Why it was skipped. */
  readonly reason?: string;
  /** Why it failed. */
  readonly error?: string;
  readonly ms: number;
}

/** What is in `.cache/conformance/<platform>.json`. */
export interface Results {
  /** The platform's name, as the file has it: `node26`, `deno`, `chromium`, … */
  readonly platform: string;
  readonly results: readonly Result[];
}
