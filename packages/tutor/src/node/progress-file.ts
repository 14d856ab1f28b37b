import { readFileSync, renameSync } from "node:fs";
import { noProgress, type Progress, progressSchema } from "../progress/progress.ts";
import { timeStamp, writeAtomically } from "./files.ts";

/** A progress read from disk; `setAside` says where a damaged file was put. */
export interface ReadProgress {
  readonly progress: Progress;
  readonly setAside?: string;
}

/** Reads the progress file. A damaged one is kept under another name, never overwritten. */
export function readProgress(path: string, now: Date = new Date()): ReadProgress {
  const text = readIfThere(path);
  if (text === undefined) return { progress: noProgress };
  const result = progressSchema.safeParse(parsed(text));
  if (result.success) return { progress: result.data };
  const setAside = path.replace(/(?:\.json)?$/, `.damaged-${timeStamp(now)}.json`);
  renameSync(path, setAside);
  return { progress: noProgress, setAside };
}

/** Writes the progress file in one piece. */
export function writeProgress(path: string, progress: Progress): void {
  writeAtomically(path, `${JSON.stringify(progress, null, 2)}\n`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
