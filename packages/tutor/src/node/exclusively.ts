import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** What is done under the lock takes some milliseconds; a system that is this late has other troubles. */
const PATIENCE_MS = 5_000;
/** Between making the lock and writing its owner into it there is nothing: an owner that is not there by now was killed. */
const OWNERLESS_MS = 500;
const PAUSE_MS = 5;

const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Does something to a file that no other process does to it at the same time. The lock is a file beside it that can be made only once; it
 * names its process, so that the lock of one that was killed is known as such.
 */
export function exclusively<T>(path: string, work: () => T): T {
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  take(lock);
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

// Invariant: whoever returns from here made the file, and nobody takes it away while that process lives and is in time. A lock that is
// too old is broken in any case: a student's step must not wait for ever for a process that is suspended.
function take(lock: string): void {
  for (const began = Date.now(); !made(lock);) {
    const owner = ownerOf(lock);
    const patience = owner === 0 ? OWNERLESS_MS : PATIENCE_MS;
    if (owner !== undefined && (!isAlive(owner) || Date.now() > began + patience)) breakLock(lock);
    else Atomics.wait(pause, 0, 0, PAUSE_MS);
  }
}

function made(lock: string): boolean {
  try {
    const file = openSync(lock, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    // EPERM: on Windows, a file that is just being deleted.
    if (["EEXIST", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/** `undefined` if the lock is gone meanwhile; 0 if its owner has not put its number there yet, or was killed before. */
function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Of several that break a lock at once, only one moves it away. */
function breakLock(lock: string): void {
  const broken = `${lock}.${process.pid}`;
  try {
    renameSync(lock, broken);
  } catch {
    return;
  }
  rmSync(broken, { force: true });
}
