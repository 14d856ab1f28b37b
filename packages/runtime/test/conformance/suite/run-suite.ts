/**
 * Runs the cases, one after the other, and tells what comes of each. This is the whole of what a platform needs: it may run in a page as
 * well as in a program. A case that keeps its promise pending fails when its time is up, and the others go on; that a case
 * blocks the thread for ever can only be noticed from outside: see `drive.ts`.
 */

import { CASES } from "../cases/index.ts";
import { reasonToSkip } from "../reasons.ts";
import { attempt } from "./attempt.ts";
import type { Case, Result } from "./case.ts";
import { runInProcess } from "./in-process.ts";

/** Milliseconds until a case counts as hanging. */
export const TIME_LIMIT = 15_000;

export interface SuiteOptions {
  /** The platform's name, as in the file of its results: `node26`, `deno`, `chromium`, … */
  readonly platform: string;
  /** Gets what came of each case. */
  readonly report: (result: Result) => void;
  /** Which cases to run; all, if left out. */
  readonly only?: (name: string) => boolean;
}

/** Runs the suite. */
export async function runSuite({ platform, report, only = () => true }: SuiteOptions): Promise<void> {
  const mayBlock = canBlock();
  for (const one of CASES) {
    if (!only(one.name)) continue;
    report(await resultOf(one, platform, mayBlock));
  }
}

async function resultOf(one: Case, platform: string, mayBlock: boolean): Promise<Result> {
  const about = { case: one.name, covers: one.covers };
  const reason = reasonToSkip(platform, one.name);
  if (reason !== undefined) return { ...about, status: "skip", reason, ms: 0 };
  const begun = performance.now();
  const failure = await within(one.timeout ?? TIME_LIMIT, () =>
    one.blocks === true && !mayBlock ? runInProcess(one.name) : attempt(one),
  );
  const ms = Math.round(performance.now() - begun);
  return failure === undefined
    ? { ...about, status: "pass", ms }
    : { ...about, status: "fail", error: failure, ms };
}

/** Whether this thread may block, as a page's main thread may not. */
function canBlock(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0);
    return true;
  } catch {
    return false;
  }
}

async function within(limit: number, run: () => Promise<string | undefined>): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`It had not ended after ${limit} ms`), limit);
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
