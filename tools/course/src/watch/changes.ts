import { watch } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import type { CourseFiles } from "@mp/content";
import { readCourseFiles } from "@mp/content/node";

/** How to notice that files changed. */
export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Look every so many milliseconds instead of being told by the system, which some mounted folders do not do. */
  readonly poll?: number | undefined;
}

/** Editors write a file in several steps: what comes within this many milliseconds is one change. */
const QUIET_MS = 60;

/** Yields the files of the course that changed, each time some did, until the signal. */
export async function* changes(
  folder: string,
  options: WatchOptions,
): AsyncGenerator<readonly string[], void, void> {
  let before = readCourseFiles(folder);
  for await (const _ of ticks(folder, options)) {
    const now = readCourseFiles(folder);
    const changed = differences(before, now);
    before = now;
    if (changed.length > 0) yield changed;
  }
}

/** Files that are new, gone or different. */
function differences(before: CourseFiles, now: CourseFiles): readonly string[] {
  const paths = new Set([...before.keys(), ...now.keys()]);
  return [...paths].filter((path) => before.get(path) !== now.get(path));
}

async function* ticks(folder: string, { signal, poll }: WatchOptions): AsyncGenerator<void, void, void> {
  try {
    if (poll === undefined) {
      for await (const _ of watch(folder, { recursive: true, signal })) {
        await setTimeout(QUIET_MS, undefined, { signal });
        yield;
      }
    } else {
      for (;;) {
        await setTimeout(poll, undefined, { signal });
        yield;
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
