import { readFileSync, renameSync } from "node:fs";
import { noProgress, type Progress } from "../progress/format.ts";
import { anyProgressSchema } from "../progress/read.ts";
import type { ProgressStore } from "../progress/store.ts";
import { exclusively } from "./exclusively.ts";
import { timeStamp, writeAtomically } from "./files.ts";

/** A progress read from disk; `setAside` says where a damaged file was put. */
export interface ReadProgress {
  readonly progress: Progress;
  readonly setAside?: string;
}

/** Reads the progress file, of whatever version. A damaged one is kept under another name, never overwritten. */
export function readProgress(path: string, now: Date = new Date()): ReadProgress {
  const text = readIfThere(path);
  if (text === undefined) return { progress: noProgress };
  const result = anyProgressSchema.safeParse(parsed(text));
  if (result.success) return { progress: result.data };
  const setAside = path.replace(/(?:\.json)?$/, `.damaged-${timeStamp(now)}.json`);
  renameSync(path, setAside);
  return { progress: noProgress, setAside };
}

/** Writes the progress file in one piece, and answers whether it did: `isWanted` is asked when nothing is left to do but to put it in place. */
export function writeProgress(path: string, progress: Progress, isWanted?: () => boolean): boolean {
  return writeAtomically(path, `${JSON.stringify(progress, null, 2)}\n`, { isWanted });
}

/** A student's progress in one file, which several windows of the tutor may change at the same time. */
export class ProgressFile implements ProgressStore {
  readonly #path: string;
  readonly #listeners = new Set<() => void>();

  constructor(path: string) {
    this.#path = path;
  }

  read(): Progress {
    return readProgress(this.#path).progress;
  }

  change(change: (progress: Progress) => Progress): Progress {
    const progress = exclusively(this.#path, ({ isOurs }) => {
      const changed = change(this.read());
      return writeProgress(this.#path, changed, isOurs) ? changed : undefined;
    });
    for (const listener of this.#listeners) listener();
    return progress;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
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
