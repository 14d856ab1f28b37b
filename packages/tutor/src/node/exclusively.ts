import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** What is done under the lock takes some milliseconds: a lock that is older than this was left behind, or its process is suspended. */
const OLD_MS = 5_000;
/** Between two looks, and by chance as much again: so that of several that wait none is always late. */
const PAUSE_MS = 2;

const pause = new Int32Array(new SharedArrayBuffer(4));

/** The lock of a file, while this process has it. */
export interface Held {
  /** Whether it still has it. Asked just before what was done is made to last: whoever was suspended may have lost it meanwhile. */
  readonly isOurs: () => boolean;
}

/**
 * Does something to a file that no other process does to it at the same time. The lock is a file beside it that can be made only once; it
 * names its process, so that the lock of one that was killed is known as such.
 *
 * @returns what `work` does; `undefined` from it means that the lock was lost before anything lasted, and all is done again.
 */
export function exclusively<T extends object>(path: string, work: (held: Held) => T | undefined): T {
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    const owner = `${process.pid} ${randomUUID()}`;
    take(lock, owner);
    const isOurs = () => textOf(lock) === owner;
    try {
      const done = work({ isOurs });
      if (done !== undefined) return done;
    } finally {
      if (isOurs()) rmSync(lock, { force: true });
    }
  }
}

// Invariant: whoever returns from here made the file, and it is taken away by nobody else while its process lives and is in time.
function take(lock: string, owner: string): void {
  while (!made(lock, owner)) {
    const seen = textOf(lock);
    if (seen !== undefined && isLeft(lock, seen)) breakLock(lock, seen);
    else Atomics.wait(pause, 0, 0, PAUSE_MS * (1 + Math.random()));
  }
}

/** Makes a file that is not there; answers whether it did. */
function made(path: string, text: string): boolean {
  try {
    const file = openSync(path, "wx");
    try {
      writeSync(file, text);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    // EPERM: on Windows, a file that is just being deleted.
    if (["EEXIST", "EPERM"].includes(code)) return false;
    // No room for the name of the owner: the lock must not stay behind.
    if (code !== "EACCES" && code !== "ENOENT") rmSync(path, { force: true });
    throw error;
  }
}

/** Whether nobody will take this lock away any more. A lock without a name was made by a process that is just writing it, or was killed. */
function isLeft(lock: string, text: string): boolean {
  const pid = Number.parseInt(text, 10);
  if (!Number.isNaN(pid) && !isAlive(pid)) return true;
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > OLD_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Takes away a lock that was left behind. Of several that see it, one at a time does, and looks again first: what is there by then may be
 * the lock of one that is well.
 */
function breakLock(lock: string, seen: string): void {
  const guard = `${lock}.break`;
  if (!made(guard, String(process.pid))) {
    // Whoever was killed right here leaves the guard behind in its turn.
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > OLD_MS) rmSync(guard, { force: true });
    else Atomics.wait(pause, 0, 0, PAUSE_MS);
    return;
  }
  try {
    if (textOf(lock) === seen) rmSync(lock, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** `undefined` if it is gone meanwhile. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
