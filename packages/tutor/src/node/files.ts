import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** How to write. */
export interface WriteOptions {
  /** Asked when nothing is left to do but to put the new text in place; if it says no, the old one stays. */
  readonly isWanted?: (() => boolean) | undefined;
  /** Who may read it, as `chmod` takes it. */
  readonly mode?: number;
}

/**
 * Writes a file so that whoever reads it sees the old text or the new one, never half of either.
 *
 * @returns whether the new one is in place.
 */
export function writeAtomically(
  path: string,
  text: string,
  { isWanted = () => true, mode = 0o666 }: WriteOptions = {},
): boolean {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  try {
    writeThrough(draft, text, mode);
    if (!isWanted()) {
      rmSync(draft);
      return false;
    }
    renameSync(draft, path);
    return true;
  } catch (error) {
    // A disk that is full stays full if half a draft is left on it.
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeThrough(path: string, text: string, mode: number): void {
  const file = openSync(path, "w", mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The time as a piece of a file name that sorts. */
export function timeStamp(now: Date): string {
  return now
    .toISOString()
    .replaceAll(":", "-")
    .replace(/\.\d+Z$/, "");
}
