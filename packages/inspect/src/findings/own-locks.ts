/**
 * Why a race is there though both processes held a lock: each held another one. The set of locks that guard a datum is
 * S. Savage et al., *Eraser: A Dynamic Data Race Detector for Multithreaded Programs*, TOCS 1997; here it only explains what
 * happens-before has found, so it accuses nobody by itself.
 */

import type { Held } from "../replay/process-state.ts";
import type { Replay } from "../replay/replay.ts";
import { accessOf, type Entry } from "./cell.ts";
import { type Finding, finding, stepOf } from "./finding.ts";
import type { AccessWatcher, Race } from "./races.ts";

export class OwnLocks implements AccessWatcher {
  access(): void {
    // What the races tell is enough.
  }

  finish(replay: Replay, races: readonly Race[]): Finding[] {
    const found = new Map<string, Finding>();
    for (const { first, second } of races) {
      const a = ownLock(first.held, replay);
      const b = ownLock(second.held, replay);
      if (a === undefined || b === undefined || a.object === b.object) continue;
      const key = [first.event.object, ...[`${a.acquired.site}`, `${b.acquired.site}`].toSorted()].join(" ");
      if (!found.has(key)) found.set(key, report([first, second], [a, b]));
    }
    return [...found.values()];
  }
}

/** A lock that the process has made itself, and that nobody else ever takes. */
function ownLock(held: readonly Held[], replay: Replay): Held | undefined {
  return held.find(({ object, acquired }) => {
    const state = replay.object(object);
    return (
      (state.isLock || state.isSemaphore) && state.object.by === acquired.pid && state.acquirers.size === 1
    );
  });
}

function report(entries: readonly [Entry, Entry], locks: readonly [Held, Held]): Finding {
  const [first, second] = [accessOf(entries[0]), accessOf(entries[1])];
  const data = first.object as number;
  const [firstLock, secondLock] = [stepOf(locks[0].acquired), stepOf(locks[1].acquired)];
  return finding("lock-per-process", {
    severity: "fault",
    detail: { data, first, second, firstLock, secondLock },
    steps: [firstLock, secondLock],
    objects: [data],
  });
}
