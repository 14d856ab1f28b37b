import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file so that whoever reads it sees the old text or the new one, never half of either. */
export function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  const file = openSync(draft, "w");
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** The time as a piece of a file name that sorts. */
export function timeStamp(now: Date): string {
  return now
    .toISOString()
    .replaceAll(":", "-")
    .replace(/\.\d+Z$/, "");
}
