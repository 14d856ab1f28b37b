/** Python's `time.sleep`, in both faces. */

import { expectType, expectValue } from "../check.ts";
import { PlatformError } from "../errors.ts";
import { sleepBlocked } from "../kernel/stop.ts";
import { port } from "../port.ts";
import { begin, OP } from "../trace/probe.ts";

/**
 * Waits, while other things of this process go on.
 *
 * @param milliseconds how long; at least 0.
 *
 * @example
 * ```ts
 * import { sleep } from "@mp/runtime";
 * await sleep(1);
 * ```
 */
export function sleep(milliseconds: number): Promise<void> {
  check(milliseconds);
  const call = begin(OP.SLEEP, 0, "async");
  call?.waits(true);
  return new Promise((resolve) => {
    setTimeout(() => {
      call?.waited("timeout");
      resolve();
    }, milliseconds);
  });
}

/**
 * Blocks this thread.
 *
 * @param milliseconds how long; at least 0.
 * @throws PlatformError on a thread that must not block, such as a page's.
 *
 * @example
 * ```ts
 * import { sleepSync } from "@mp/runtime";
 * sleepSync(1);
 * ```
 */
export function sleepSync(milliseconds: number): void {
  check(milliseconds);
  if (!port().mayBlock) throw new PlatformError("This thread must not block; use await sleep() here");
  const call = begin(OP.SLEEP, 0);
  call?.waits(true);
  sleepBlocked(milliseconds);
  call?.waited("timeout");
}

function check(milliseconds: number): void {
  expectType(
    typeof milliseconds === "number" && !Number.isNaN(milliseconds),
    "milliseconds",
    "a number",
    milliseconds,
  );
  expectValue(milliseconds >= 0, `milliseconds must be at least 0, but it is ${milliseconds}`);
}
