/** The condition: each notification reaches one who waits, or nobody if nobody waits; all notes are freed. */
import type { Ending, Scene } from "@mp/model";
import { KIND } from "../../../src/kernel/layout.ts";
import { Condition } from "../../../src/sync/condition.ts";
import { Lock } from "../../../src/sync/lock.ts";
import { bury, countKind, handle, must, note, share, type Stage } from "./stage.ts";

/** Word of the condition's region that it leaves free: how many tokens there are. */
const TOKENS = 3;

/** Takes a token, waiting for one. */
const taker =
  (number: number, timeout = Infinity) =>
  (stage: Stage): void => {
    const condition = handle<Condition>(stage, number);
    const words = new Int32Array(stage.buffer);
    const tokens = (stage.at >> 2) + TOKENS;
    condition.acquireSync();
    let inTime = true;
    while (inTime && words[tokens] === 0) inTime = condition.waitSync({ timeout });
    const left = words[tokens] as number;
    if (left > 0) words[tokens] = left - 1;
    note(left > 0 ? "took" : "late");
    condition.release();
  };

/** Puts tokens, and notifies `n` for each; 0 for all at the end. */
const giver =
  (number: number, gives: number, n: number) =>
  (stage: Stage): void => {
    const condition = handle<Condition>(stage, number);
    const words = new Int32Array(stage.buffer);
    const tokens = (stage.at >> 2) + TOKENS;
    for (let i = 0; i < gives; i++) {
      condition.acquireSync();
      words[tokens] = (words[tokens] as number) + 1;
      if (n > 0) condition.notify(n);
      else if (i === gives - 1) condition.notifyAll();
      condition.release();
    }
  };

const names = ({ at }: Stage): Record<string, number> => ({
  first: (at >> 2) + 1,
  tokens: (at >> 2) + TOKENS,
});

function scene(...processes: Scene<Stage>["processes"]): Scene<Stage> {
  return {
    setup: () => share(processes.length, () => new Condition(new Lock())),
    processes,
    bury,
    names,
    mayStick: true,
    check(stage: Stage, { asleep, timed, dead }: Ending) {
      must(asleep.length === 0 || dead.length > 0, `${asleep.join()} wait for ever`);
      // A note that the dead left in the chain is freed by the next notification, or with the condition.
      must(countKind(stage, KIND.WAITER) <= asleep.length + timed.length + dead.length, "a note is left");
    },
  };
}

export const scenes: Record<string, Scene<Stage>> = {
  "1 taker, 1 giver": scene(taker(0), giver(1, 1, 1)),
  "2 takers, 1 giver of 2, notify": scene(taker(0), taker(1), giver(2, 2, 1)),
  "2 takers, 1 giver of 2, notifyAll": scene(taker(0), taker(1), giver(2, 2, 0)),
  "2 takers, 2 givers": { ...scene(taker(0), taker(1), giver(2, 1, 1), giver(3, 1, 1)) },
  "a taker whose time may be up": { ...scene(taker(0, 5), giver(1, 1, 1)), leaps: [1] },
  "2 takers whose time may be up": { ...scene(taker(0, 5), taker(1, 5), giver(2, 1, 1)), leaps: [1, 1] },
  "1 taker, 1 giver, one dies": { ...scene(taker(0), giver(1, 1, 1)), deaths: 1 },
  "2 takers, 1 giver of 2, one dies": {
    ...scene(taker(0), taker(1), giver(2, 2, 1)),
    deaths: 1,
    // The takers do the same.
    mortal: [0, 2],
  },
};
