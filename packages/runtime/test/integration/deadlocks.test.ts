/** Programs that get stuck: each process that takes part is told, within a second, and can go on. */
import {
  Barrier,
  type Connection,
  DeadlockError,
  detectDeadlocks,
  Event,
  Lock,
  Pipe,
  Queue,
  RLock,
  sleep,
  Value,
} from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, ended, SOON, start } from "../fixtures/children.ts";
import * as stuck from "../fixtures/deadlock-tasks.ts";

const TIMEOUT = 30_000;
type Task = Parameters<typeof start>[0];

async function take(results: stuck.Results, count: number): Promise<stuck.Ended[]> {
  const all: stuck.Ended[] = [];
  while (all.length < count) all.push(await results.get({ timeout: 10_000 }));
  expect(results.empty()).toBe(true);
  return all;
}

/** Each participant got the error, and the same one, within a second. */
function expectDeadlock(all: readonly stuck.Ended[], size = all.length): readonly stuck.Ended[] {
  expect(all.map(({ error }) => error)).toEqual(all.map(() => "DeadlockError"));
  for (const { message, participants } of all) {
    expect(participants).toHaveLength(size);
    expect(participants).toEqual(all[0]?.participants);
    expect(message).toBe(all[0]?.message);
    for (const { site } of participants) expect(site).toMatch(/\/deadlock-tasks\.ts:\d+:\d+$/);
  }
  // Who slept last cannot have slept longer than that.
  expect(Math.min(...all.map(({ took }) => took))).toBeLessThan(SOON);
  return all;
}

/** Starts a ring in which each process holds one and wants the next. */
function ring(task: Task, objects: readonly unknown[], results: stuck.Results) {
  const all = new Barrier(objects.length);
  return objects.map((object, i) => start(task, object, objects[(i + 1) % objects.length], all, results));
}

describe("locks in a ring, while the main process lives and has them too", () => {
  test.each([
    ["two Locks", stuck.takeBoth, 2, () => new Lock()],
    ["three Locks", stuck.takeBoth, 3, () => new Lock()],
    ["five philosophers", stuck.takeBoth, 5, () => new Lock()],
    ["two RLocks", stuck.takeBoth, 2, () => new RLock()],
    ["Locks held with guards", stuck.holdBoth, 2, () => new Lock()],
    ["Locks that were in use before", stuck.takeBothLater, 2, () => new Lock()],
    ["the locks of Values", stuck.updateBoth, 2, () => new Value("i", 0)],
  ] as const)("%s", { timeout: TIMEOUT }, async (_name, task, size, make) => {
    const results: stuck.Results = new Queue();
    const objects = Array.from({ length: size }, () => make());
    const children = ring(task as Task, objects, results);
    const all = expectDeadlock(await take(results, size));
    await ended(0, ...children);
    for (const object of objects) {
      const lock = object instanceof Value ? object.getLock() : object;
      expect(await lock.acquire({ timeout: SOON })).toBe(true);
      lock.release();
    }
    const { participants } = all[0] as stuck.Ended;
    expect(participants.map(({ pid }) => pid)).toEqual(children.map(({ pid }) => pid));
    expect(participants.flatMap(({ holds }) => holds)).toHaveLength(size);
    for (const [i, { waitsFor, waitsForPids }] of participants.entries()) {
      expect(waitsForPids).toEqual([participants[(i + 1) % size]?.pid]);
      expect(participants[(i + 1) % size]?.holds).toEqual([waitsFor]);
    }
  });

  test("the message says who holds what and waits where", { timeout: TIMEOUT }, async () => {
    const results: stuck.Results = new Queue();
    const [one, two] = ring(stuck.takeBoth as Task, [new Lock(), new Lock()], results);
    const [first] = await take(results, 2);
    await ended(0, one as never, two as never);
    const place = String.raw`\(deadlock-tasks\.ts:\d+\)`;
    expect(first?.message).toMatch(
      new RegExp(
        `^Deadlock: 2 processes wait for each other
  ${one?.name} holds Lock (.) and waits for Lock (.) ${place}, held by ${two?.name}
  ${two?.name} holds Lock \\2 and waits for Lock \\1 ${place}, held by ${one?.name}
Acquire locks in the same order in every process, or with a timeout\\.$`,
      ),
    );
  });

  test("who only waits for the ring gets its lock, and no error", { timeout: TIMEOUT }, async () => {
    const results: stuck.Results = new Queue();
    const [a, b, all] = [new Lock(), new Lock(), new Barrier(3)];
    const children = [
      start(stuck.takeBoth, a, b, all, results),
      start(stuck.takeBoth, b, a, all, results),
      start(stuck.standBy, a, all, results),
    ];
    const outcomes = await take(results, 3);
    await ended(0, ...children);
    expect(outcomes.map(({ error }) => error).toSorted()).toEqual(["DeadlockError", "DeadlockError", "none"]);
    expectDeadlock(outcomes.filter(({ error }) => error !== "none"));
  });
});

describe("one process alone", () => {
  test("takes its own lock twice", { timeout: TIMEOUT }, async () => {
    const results: stuck.Results = new Queue();
    const child = start(stuck.takeTwice, results);
    const [only] = expectDeadlock(await take(results, 1));
    expect(only?.message).toContain("holds the Lock and waits for the Lock (deadlock-tasks.ts:");
    expect(only?.message).toContain("), which it holds itself");
    await ended(0, child);
  });

  test("holds a lock twice that others know", { timeout: TIMEOUT }, async () => {
    const results: stuck.Results = new Queue();
    const lock = new Lock();
    const child = start(stuck.holdTwice, lock, results);
    expectDeadlock(await take(results, 1));
    await ended(0, child);
    expect(lock.locked()).toBe(false);
  });

  test("the main process", () => {
    const lock = new Lock();
    lock.acquireSync();
    expect(() => lock.acquireSync()).toThrow(DeadlockError);
    lock.release();
    expect(lock.acquireSync()).toBe(true);
  });

  test("waits for a signal until nobody is left to give it", { timeout: TIMEOUT }, async () => {
    const results: stuck.Results = new Queue();
    const ready = new Event();
    const lock = new Lock();
    const child = start(stuck.waitForSignal, lock, ready, results);
    await begun(ready);
    // Longer than it takes to fall asleep for long: nothing must happen as long as this process has the lock.
    await sleep(SOON / 2);
    expect(results.empty()).toBe(true);
    lock[Symbol.dispose]();
    expect((await take(results, 1))[0]?.error).toBe("DeadlockError");
    await ended(0, child);
  });
});

describe("a process joins one that waits for it", () => {
  test.each([
    ["with a lock it holds", stuck.joinWhileHolding, [], 2, "waits for the Lock"],
    ["for an item of a queue", stuck.joinTheGetter, ["Queue"], 2, "an item of the Queue"],
    [
      "for an item of a simple queue",
      stuck.joinTheGetter,
      ["SimpleQueue"],
      2,
      "a message of the SimpleQueue",
    ],
    ["for a message", stuck.joinTheReceiver, [], 2, "a message of the Pipe"],
    ["for a notification", stuck.joinTheWaiter, [], 2, "a notification of the Condition"],
    ["for an event", stuck.joinTheListener, [], 2, "waits for the Event"],
    ["at a barrier with too few parties", stuck.meetTooFew, [], 3, "the other parties of the Barrier"],
    ["to make room in a queue", stuck.joinBeforeDraining, ["Queue"], 2, "room in the Queue"],
    [
      "to make room in a simple queue",
      stuck.joinBeforeDraining,
      ["SimpleQueue"],
      2,
      "room in the SimpleQueue",
    ],
    ["in the last of a chain of joins", stuck.startRing, [], 3, "a permit of the Semaphore"],
    ["for a permit of another that waits, too", stuck.semaphoresInRing, [], 3, "a permit of Semaphore A"],
    ["with a writer that ends meanwhile", stuck.loseTheWriter, [], 3, "an item of the Queue"],
  ] as const)("%s", { timeout: TIMEOUT }, async (...[, task, args, size, says]) => {
    const results: stuck.Results = new Queue();
    const child = start(task as Task, ...args, results);
    const all = expectDeadlock(await take(results, size));
    await ended(0, child);
    expect(all[0]?.message).toContain(says);
    expect(all[0]?.message).toContain(`${child.name} `);
    expect(all[0]?.message).toContain("waits for the end of ");
  });
});

describe("nobody is left who could end the waits", () => {
  test.each([
    ["receive", stuck.receiveFirst, "a message of the Pipe"],
    ["send", stuck.sendFirst, "room in the Pipe"],
  ] as const)("both ends of a pipe %s", { timeout: TIMEOUT }, async (_name, task, says) => {
    const results: stuck.Results = new Queue();
    const ready = new Barrier(2);
    const ends: readonly Connection[] = Pipe();
    const children = ends.map((connection) => start(task, connection, ready, results));
    for (const connection of ends) connection.close();
    const all = expectDeadlock(await take(results, 2));
    expect(all[0]?.message).toContain(says);
    await ended(0, ...children);
  });

  test("the only process that could write is killed", { timeout: TIMEOUT }, async () => {
    const results: stuck.Results = new Queue();
    const queue = new Queue();
    const ready = [new Event(), new Event()] as const;
    const doomed = start(stuck.haveIt, queue, ready[0]);
    const child = start(stuck.readTogether, queue, ready[1], results);
    await begun(...ready);
    queue[Symbol.dispose]();
    await sleep(SOON / 2);
    expect(results.empty()).toBe(true);
    doomed.kill();
    expectDeadlock(await take(results, 2));
    await ended([-9, 0], doomed, child);
  });

  test("a pool's task wants the lock of who waits for it", { timeout: TIMEOUT }, async () => {
    const results: stuck.Results = new Queue();
    const child = start(stuck.poolInside, results);
    const [only] = await take(results, 1);
    expect(only?.error).toBe("DeadlockError");
    expect(only?.participants.map(({ waitsFor }) => waitsFor)).toEqual(["an item of the Queue", "the Lock"]);
    await ended(0, child);
  });
});

test("detection can be turned off", { timeout: TIMEOUT }, async () => {
  detectDeadlocks(false);
  try {
    const results: stuck.Results = new Queue();
    const children = ring(stuck.takeBoth as Task, [new Lock(), new Lock()], results);
    await sleep(SOON);
    expect(results.empty()).toBe(true);
    for (const child of children) child.kill();
    await ended(-9, ...children);
  } finally {
    detectDeadlocks(true);
  }
});
