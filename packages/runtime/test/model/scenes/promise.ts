/** The promise faces: one `waitAsync` for each word of a thread, taken out before the thread blocks; no wake-up is lost in it. */
import type { Ending, Scene } from "@mp/model";
import { Lock } from "../../../src/sync/lock.ts";
import { Semaphore } from "../../../src/sync/semaphore.ts";
import { bury, handle, must, note, share, type Stage, wordOf } from "./stage.ts";

/** Runs several asynchronous functions at once, to the end of all. */
async function together(...running: readonly Promise<void>[]): Promise<void> {
  for (const one of running) await one;
}

async function take(semaphore: Semaphore, timeout?: number): Promise<void> {
  note((await semaphore.acquire({ timeout })) ? "took" : "late");
}

const awaiter =
  (number: number, times: number, timeout?: number) =>
  async (stage: Stage): Promise<void> => {
    const semaphore = handle<Semaphore>(stage, number);
    if (times === 1) await take(semaphore, timeout);
    else await together(take(semaphore, timeout), take(semaphore));
  };

const blocker =
  (number: number) =>
  (stage: Stage): void => {
    note(handle<Semaphore>(stage, number).acquireSync() ? "took" : "late");
  };

/** Awaits a permit, and blocks for one as well: what it awaits must not take a wake-up that it can't act on. */
const both =
  (number: number) =>
  async (stage: Stage): Promise<void> => {
    const semaphore = handle<Semaphore>(stage, number);
    const awaiting = take(semaphore);
    note(semaphore.acquireSync() ? "took" : "late");
    await awaiting;
  };

const giver =
  (number: number, gives: number) =>
  (stage: Stage): void => {
    const semaphore = handle<Semaphore>(stage, number);
    for (let i = 0; i < gives; i++) semaphore.release();
  };

const semaphores = (...processes: Scene<Stage>["processes"]): Scene<Stage> => ({
  setup: () => share(processes.length, () => new Semaphore(0)),
  processes,
  bury,
  names: ({ at }) => ({ value: at >> 2, cell: (at >> 2) + 1 }),
  mayStick: true,
  check({ buffer, at }: Stage, { asleep, dead }: Ending) {
    const left = wordOf(buffer, at >> 2);
    must(asleep.length === 0 || left === 0, `${left} permits are left, and ${asleep.join()} wait`);
    must(asleep.length === 0 || dead.length > 0, `${asleep.join()} wait for ever`);
  },
});

const user =
  (number: number) =>
  async (stage: Stage): Promise<void> => {
    const lock = handle<Lock>(stage, number);
    await lock.acquire();
    lock.release();
  };

/** Two of one thread at once: they have one `waitAsync` between them. */
const twice =
  (number: number) =>
  async (stage: Stage): Promise<void> => {
    await together(user(number)(stage), user(number)(stage));
  };

const syncUser =
  (number: number) =>
  (stage: Stage): void => {
    const lock = handle<Lock>(stage, number);
    lock.acquireSync();
    lock.release();
  };

const locks = (...processes: Scene<Stage>["processes"]): Scene<Stage> => ({
  setup: () => share(processes.length, () => new Lock()),
  processes,
  bury,
  names: ({ at }) => ({ lock: at >> 2 }),
});

export const scenes: Record<string, Scene<Stage>> = {
  "2 who await a lock": locks(user(0), user(1)),
  "1 awaits a lock, 1 blocks": locks(user(0), syncUser(1)),
  "2 of a thread await a lock, 1 blocks": locks(twice(0), syncUser(1)),
  "2 of a thread await, 1 gives 2": semaphores(awaiter(0, 2), giver(1, 2)),
  "1 awaits, 1 blocks, 1 gives 2": semaphores(awaiter(0, 1), blocker(1), giver(2, 2)),
  "a thread awaits and blocks, 1 gives 2": semaphores(both(0), giver(1, 2)),
  "a thread awaits and blocks, 1 blocks, 1 gives 3": { ...semaphores(both(0), blocker(1), giver(2, 3)) },
  "1 awaits whose time may be up, 1 blocks, 1 gives 1": {
    ...semaphores(awaiter(0, 1, 5), blocker(1), giver(2, 1)),
    leaps: [1],
    mayStick: true,
    check({ buffer, at }, { asleep, notes }) {
      const left = wordOf(buffer, at >> 2);
      must(asleep.length === 0 || left === 0, `${left} permits are left, and ${asleep.join()} wait`);
      must(asleep.length === 0 || notes[0]?.[0] === "took", `${asleep.join()} wait for ever`);
    },
  },
  "1 awaits, 1 blocks, 1 gives 2, one dies": {
    ...semaphores(awaiter(0, 1), blocker(1), giver(2, 2)),
    deaths: 1,
    mortal: [0, 2],
  },
};
