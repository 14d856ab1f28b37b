/** Managers and their clients, killed in the middle of calls. */
import { activeChildren, Event, Manager, type Process } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, ended, killAll, SOON, start } from "../fixtures/children.ts";
import * as tasks from "../fixtures/manager-tasks.ts";
import { random, strikeAfter } from "../fixtures/random.ts";
import { failure, inChild } from "../fixtures/remote.ts";

const ROUNDS = 5;
const register = { Counter: tasks.Counter } as const;

/** The process of the manager that was made last. */
function serverOf(): Process {
  const server = activeChildren().findLast(({ name }) => name.startsWith("Manager"));
  if (server === undefined) throw new Error("there is no manager");
  return server;
}

/** How long something takes, at most `SOON`. */
async function soon<T>(promise: Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await promise;
  expect(performance.now() - from).toBeLessThan(SOON);
  return result;
}

describe("a client that dies in the middle of a call", () => {
  test.each([
    ["blocked", tasks.blockInCall],
    ["awaiting", tasks.awaitInCall],
  ])("%s, costs the others nothing", { timeout: 60_000 }, async (_face, target) => {
    await using manager = new Manager({ register });
    const counter = manager.Counter();
    for (let round = 0; round < ROUNDS; round++) {
      const [event, busy] = [new Event(), new Event()];
      const doomed = start(target, counter, event, busy);
      await begun(busy);
      await killAll(doomed);
      expect(await soon(counter.add(1))).toBe(round + 1);
      event.set();
      expect(await soon(counter.add(0))).toBe(round + 1);
    }
  });

  test("anywhere, leaves the manager usable", { timeout: 60_000 }, async () => {
    const next = random(5);
    await using manager = new Manager();
    for (let round = 0; round < ROUNDS; round++) {
      const dict = manager.dict<string>({ a: 0 });
      const busy = [new Event(), new Event(), new Event()];
      const doomed = [
        start(tasks.callLoop, dict, busy[0] as Event),
        start(tasks.callLoop, dict, busy[1] as Event),
        start(tasks.makeLoop, manager, busy[2] as Event),
      ];
      await begun(...busy);
      strikeAfter(next, 10);
      await killAll(...doomed);
      await soon(dict.set("b", round));
      expect(await soon(dict.get("b"))).toBe(round);
    }
  });
});

describe("a server that dies in the middle of calls", () => {
  const deaths = {
    "is killed": (_counter: Counted) => serverOf().kill(),
    "is terminated": () => serverOf().terminate(),
    "exits with 0": (counter: Counted) => void counter.exit(0).catch(() => {}),
    "exits with 1": (counter: Counted) => void counter.exit(1).catch(() => {}),
    "has an uncaught error": (counter: Counted) => void counter.throwLater().catch(() => {}),
  };
  type Counted = ReturnType<ReturnType<typeof Manager<typeof register>>["Counter"]>;

  test.each(Object.entries(deaths))("as it %s, fails them all", { timeout: 60_000 }, async (_how, die) => {
    for (let round = 0; round < ROUNDS; round++) {
      await using manager = new Manager({ register });
      const counter = manager.Counter();
      const busy = [new Event(), new Event()] as const;
      const never = new Event();
      const others = busy.map((each) => inChild(tasks.outcomeOf, counter, never, each));
      const own = failure(counter.whenSet(never));
      await begun(...busy);
      die(counter);
      expect(await soon(own)).toMatchObject({ name: "ProcessError" });
      expect(await Promise.all(others)).toEqual(["ProcessError", "ProcessError"]);
      expect(await soon(failure(counter.add(1)))).toMatchObject({ name: "ProcessError" });
      expect(() => manager.dict()).toThrow(expect.objectContaining({ name: "ProcessError" }));
    }
  });

  test("anywhere, lets everybody know", { timeout: 60_000 }, async () => {
    const next = random(9);
    for (let round = 0; round < ROUNDS; round++) {
      await using manager = new Manager();
      const dict = manager.dict<string>({ a: 0 });
      const busy = [new Event(), new Event(), new Event()];
      const clients = [
        start(tasks.callLoop, dict, busy[0] as Event),
        start(tasks.callLoop, dict, busy[1] as Event),
        start(tasks.makeLoop, manager, busy[2] as Event),
      ];
      await begun(...busy);
      strikeAfter(next, 10);
      await killAll(serverOf());
      await soon(ended(1, ...clients));
      expect(() => manager.list()).toThrow(expect.objectContaining({ name: "ProcessError" }));
    }
  });
});

test("a lock that the manager's process holds is passed on when it dies", { timeout: 20_000 }, async () => {
  await using manager = new Manager({ register });
  const lock = manager.Lock();
  await manager.Counter().takeLock(lock);
  await killAll(serverOf());
  expect(await lock.acquire({ timeout: SOON })).toBe(true);
  expect(lock.abandoned).toBe(true);
});
