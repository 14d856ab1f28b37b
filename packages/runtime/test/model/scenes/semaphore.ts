/** The semaphore, and with it the wait cell that wakes one: no permit is doubled, none lies about while somebody waits for it. */
import type { Ending, Scene } from "@mp/model";
import { Semaphore } from "../../../src/sync/semaphore.ts";
import { bury, handle, must, note, share, type Stage, wordOf } from "./stage.ts";

const [VALUE, WAITERS] = [0, 1];

/** Acquires `takes` permits, one by one, and keeps them. */
const taker =
  (number: number, takes: number, timeout = Infinity) =>
  (stage: Stage): void => {
    const semaphore = handle<Semaphore>(stage, number);
    for (let i = 0; i < takes; i++) note(semaphore.acquireSync({ timeout }) ? "took" : "late");
  };

const giver =
  (number: number, gives: number) =>
  (stage: Stage): void => {
    const semaphore = handle<Semaphore>(stage, number);
    for (let i = 0; i < gives; i++) semaphore.release();
  };

const user =
  (number: number) =>
  (stage: Stage): void => {
    const semaphore = handle<Semaphore>(stage, number);
    semaphore.acquireSync();
    semaphore.release();
  };

const names = ({ at }: Stage): Record<string, number> => ({
  value: (at >> 2) + VALUE,
  cell: (at >> 2) + WAITERS,
});

function scene(value: number, ...processes: Scene<Stage>["processes"]): Scene<Stage> {
  return {
    setup: () => share(processes.length, () => new Semaphore(value)),
    processes,
    bury,
    names,
    mayStick: true,
    check({ buffer, at }: Stage, { asleep, dead }: Ending) {
      const left = wordOf(buffer, (at >> 2) + VALUE);
      must(asleep.length === 0 || left === 0, `${left} permits are left, and ${asleep.join()} wait`);
      must(asleep.length === 0 || dead.length > 0, `${asleep.join()} wait for ever`);
    },
  };
}

/** As many permits were taken as there were, less those that are left. */
function counting(value: number, given: number, base: Scene<Stage>): Scene<Stage> {
  return {
    ...base,
    check(stage, ending) {
      base.check?.(stage, ending);
      const left = wordOf(stage.buffer, (stage.at >> 2) + VALUE);
      const taken = ending.notes.flat().filter((each) => each === "took").length;
      must(
        ending.dead.length > 0 || taken + left === value + given,
        `${taken} taken, ${left} left of ${value + given}`,
      );
    },
  };
}

export const scenes: Record<string, Scene<Stage>> = {
  "3 users of 1 permit": scene(1, user(0), user(1), user(2)),
  "2 takers, 1 giver of 2": counting(0, 2, scene(0, taker(0, 1), taker(1, 1), giver(2, 2))),
  "2 takers of 2, 2 givers": counting(1, 2, scene(1, taker(0, 2), giver(1, 1), giver(2, 1))),
  "a taker whose time may be up": counting(0, 1, { ...scene(0, taker(0, 1, 5), giver(1, 1)), leaps: [1] }),
  "2 takers, of whom one gives up": {
    ...counting(0, 1, scene(0, taker(0, 1, 5), taker(1, 1, 5), giver(2, 1))),
    leaps: [1, 1],
  },
  "2 takers, 1 giver of 2, one dies": {
    ...scene(0, taker(0, 1), taker(1, 1), giver(2, 2)),
    deaths: 1,
    mortal: [0, 2],
  },
};
