/** The schedule with which the last check of an exercise failed, kept so that `mp replay` can show it. It may be lost: it is in the cache. */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Lesson } from "@mp/content";
import type { Results } from "@mp/tutor";
import type { Home } from "@mp/tutor/node";

/** A schedule, and the program it belongs to. */
export interface FailedSchedule {
  readonly schedule: string;
  readonly file: string;
  /** SHA-256 of the program's text. */
  readonly source: string;
}

/** Keeps the first schedule that broke a program; after a check that found none, there is none. */
export function keepSchedule(home: Home, lesson: Lesson, file: string, results: Results): void {
  const path = pathOf(home, lesson);
  const schedule = results.tests.find((test) => test.schedule !== null)?.schedule;
  if (schedule === undefined || schedule === null) return rmSync(path, { force: true });
  const kept: FailedSchedule = { schedule, file, source: digestOf(file) };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(kept)}\n`);
}

/** What was kept, if something was. */
export function keptSchedule(home: Home, lesson: Lesson): FailedSchedule | undefined {
  try {
    const kept = JSON.parse(readFileSync(pathOf(home, lesson), "utf8")) as Partial<FailedSchedule>;
    const { schedule, file, source } = kept;
    return schedule !== undefined && file !== undefined && source !== undefined
      ? { schedule, file, source }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the program is no longer the one that was checked. */
export function hasChanged({ file, source }: FailedSchedule): boolean {
  return digestOf(file) !== source;
}

function pathOf({ cache }: Home, { id }: Lesson): string {
  return join(cache, "schedules", `${id}.json`);
}

function digestOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
