/** Why a member of Python's API has no name here, and why a case is not run on a platform. */

import { socketCases } from "./cases/sockets.ts";
import { outOfMemoryCases } from "./crash/cases.ts";

interface Skip {
  readonly platforms: readonly string[];
  /** The name of a case. */
  readonly case: string;
  readonly reason: string;
}

/** What a platform cannot do. Each entry is a debt: it goes when the platform can. */
const SKIPS: readonly Skip[] = [
  ...outOfMemoryCases.map((name) => ({
    platforms: ["bun", "chromium", "firefox"],
    case: name,
    reason:
      "it knows no limit for the memory of one thread: one that eats all of it takes the program with it",
  })),
  ...socketCases.map(({ name }) => ({
    platforms: ["chromium", "firefox"],
    case: name,
    reason: "a page can't open sockets, and random bytes and digests are only to be had by promises there",
  })),
];

/** Why a case is not run on a platform; `undefined` if it is. */
export function reasonToSkip(platform: string, name: string): string | undefined {
  return SKIPS.find((skip) => skip.case === name && skip.platforms.includes(platform))?.reason;
}
