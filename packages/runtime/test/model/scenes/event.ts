/** The event: who waits when it is set goes on. */
import type { Scene } from "@mp/model";
import { Event } from "../../../src/sync/event.ts";
import { bury, handle, must, note, share, type Stage, wordOf } from "./stage.ts";

const waiter =
  (number: number, timeout = Infinity) =>
  (stage: Stage): void => {
    note(handle<Event>(stage, number).waitSync({ timeout }));
  };

/** Sets the event, and clears it again. */
const pulse =
  (number: number) =>
  (stage: Stage): void => {
    const event = handle<Event>(stage, number);
    event.set();
    event.clear();
  };

const setter =
  (number: number) =>
  (stage: Stage): void =>
    handle<Event>(stage, number).set();

const names = ({ at }: Stage): Record<string, number> => ({ state: at >> 2, cell: (at >> 2) + 1 });

const scene = (...processes: Scene<Stage>["processes"]): Scene<Stage> => ({
  setup: () => share(processes.length, () => new Event()),
  processes,
  bury,
  names,
});

/** Where the event may never be set, or be cleared at once: nobody sleeps while it is set. */
const unlessSet = (base: Scene<Stage>): Scene<Stage> => ({
  ...base,
  mayStick: true,
  check({ buffer, at }, { asleep }) {
    must(asleep.length === 0 || (wordOf(buffer, at >> 2) & 1) === 0, `it is set, and ${asleep.join()} wait`);
  },
});

export const scenes: Record<string, Scene<Stage>> = {
  "2 waiters, 1 setter": scene(waiter(0), waiter(1), setter(2)),
  "1 waiter, 2 setters": scene(waiter(0), setter(1), setter(2)),
  "1 waiter, a pulse, a setter": unlessSet(scene(waiter(0), pulse(1), setter(2))),
  "a waiter whose time may be up": { ...scene(waiter(0, 5), setter(1)), leaps: [1] },
  "2 waiters, 1 setter, one dies": { ...unlessSet(scene(waiter(0), waiter(1), setter(2))), deaths: 1 },
};
