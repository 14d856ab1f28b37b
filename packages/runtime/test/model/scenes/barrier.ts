/** The barrier: all or none go on, each place is given once, and it breaks for all when it breaks. */
import type { Ending, Scene } from "@mp/model";
import { BrokenBarrierError } from "../../../src/errors.ts";
import { Barrier } from "../../../src/sync/barrier.ts";
import { bury, handle, must, note, share, type Stage, wordOf } from "./stage.ts";

const NAMES = ["mutex", "cell", "parties", "arrived", "generation", "broken", "resets"];

const party =
  (number: number, rounds: number, timeout = Infinity) =>
  (stage: Stage): void => {
    const barrier = handle<Barrier>(stage, number);
    for (let round = 0; round < rounds; round++) {
      try {
        note(barrier.waitSync({ timeout }));
      } catch (error) {
        if (!(error instanceof BrokenBarrierError)) throw error;
        note("broken");
        return;
      }
    }
  };

const aborter =
  (number: number) =>
  (stage: Stage): void =>
    handle<Barrier>(stage, number).abort();

const resetter =
  (number: number) =>
  (stage: Stage): void =>
    handle<Barrier>(stage, number).reset();

const names = ({ at }: Stage): Record<string, number> =>
  Object.fromEntries(NAMES.map((name, word) => [name, (at >> 2) + word]));

/** Of each round that went well, the places are all different. */
function check(parties: number, { notes, dead, asleep }: Ending): void {
  for (let round = 0; notes.some((own) => own.length > round); round++) {
    const places = notes.map((own) => own[round]).filter((place) => typeof place === "number");
    must(new Set(places).size === places.length, `places ${places.join()} in round ${round}`);
    const isAllOrNone = places.length === parties || places.length === 0;
    must(
      isAllOrNone || dead.length > 0 || asleep.length > 0,
      `only ${places.length} went on in round ${round}`,
    );
  }
}

function scene(parties: number, ...processes: Scene<Stage>["processes"]): Scene<Stage> {
  return {
    setup: () => share(processes.length, () => new Barrier(parties)),
    processes,
    bury,
    names,
    check: (_, ending) => check(parties, ending),
  };
}

/** Who comes after a reset waits for parties that have gone: that may be for ever. */
const withReset = (base: Scene<Stage>): Scene<Stage> => ({
  ...base,
  mayStick: true,
  check(stage, ending) {
    check(2, ending);
    must(ending.asleep.length < 2, "two wait, and should have met");
  },
});

/** Who waits for one that died before it came waits for ever, as in Python; but nobody sleeps in a broken barrier. */
const mortal = (base: Scene<Stage>): Scene<Stage> => ({
  ...base,
  deaths: 1,
  mayStick: true,
  check({ buffer, at }, ending) {
    const [parties, arrived, broken] = [2, 3, 5].map((word) => wordOf(buffer, (at >> 2) + word));
    check(parties as number, ending);
    const { asleep } = ending;
    must(
      asleep.length === 0 || (broken === 0 && arrived === asleep.length),
      `${asleep.join()} sleep for ever`,
    );
  },
});

export const scenes: Record<string, Scene<Stage>> = {
  "2 parties, 2 rounds": scene(2, party(0, 2), party(1, 2)),
  "3 parties": scene(3, party(0, 1), party(1, 1), party(2, 1)),
  "2 parties, an abort": scene(2, party(0, 1), party(1, 1), aborter(2)),
  "2 parties, a reset": withReset(scene(2, party(0, 1), party(1, 1), resetter(2))),
  "2 parties whose time may be up": { ...scene(2, party(0, 1, 5), party(1, 1, 5)), leaps: [1, 1] },
  "2 parties, 2 rounds, one dies": mortal(scene(2, party(0, 2), party(1, 2))),
  "3 parties, one dies": { ...mortal(scene(3, party(0, 1), party(1, 1), party(2, 1))) },
};
