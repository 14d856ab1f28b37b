/** Manager: a process that keeps objects for others. */
import { Event, Lock, Manager, Process, ProcessError, Queue, SyncManager } from "@mp/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import { inChild } from "../fixtures/remote.ts";
import { regions } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/manager-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

const register = {
  Counter: tasks.Counter,
  Tree: { type: tasks.Tree, proxies: ["child"] },
  library: tasks.library,
} as const;

let manager: ReturnType<typeof Manager<typeof register>>;
beforeAll(() => {
  manager = new Manager({ register });
});
afterAll(() => manager.shutdown());

describe("a proxy", () => {
  test("goes to any process, at any depth", { timeout: 20_000 }, async () => {
    const list = manager.list<string>();
    const queue = new Queue<{ deep: [typeof list] }>();
    const child = start(tasks.useWhatComes, queue);
    queue.putSync({ deep: [list] });
    await ended(0, child);
    expect(await list.copy()).toEqual(["from a child"]);
  });

  test("comes back as the same object", async () => {
    const list = manager.list();
    const queue = new Queue<typeof list>();
    queue.putSync(list);
    expect(queue.getSync()).toBe(list);
  });

  test("may lie in another object of the manager: then it is no copy", async () => {
    const inner = manager.list([1]);
    const outer = manager.dict<string, typeof inner>([["inner", inner]]);
    await (await outer.get("inner"))?.append(2);
    expect(await inner.copy()).toEqual([1, 2]);
    const deep = manager.list([{ at: [inner] }]);
    expect(await deep.get(0)).toEqual({ at: [inner] });
  });

  test("can be awaited, shown and compared without a call", async () => {
    const list = manager.list();
    expect(await Promise.resolve(list)).toBe(list);
    expect(String(list)).toBe("<proxy of a list>");
    expect(JSON.stringify({ list })).toBe('{"list":{}}');
    expect(() => ((list as unknown as { x: number }).x = 1)).toThrow(error("TypeError", "Cannot set x"));
  });

  test("is of no use once it was disposed", async () => {
    const list = manager.list([1]);
    const copy = list.copy();
    list[Symbol.dispose]();
    expect(await copy).toEqual([1]);
    await expect(list.copy()).rejects.toEqual(error("ValueError", "disposed"));
    expect(() => new Queue().putSync(list)).toThrow(error("EncodeError", "disposed"));
  });
});

describe("many processes", () => {
  test("lose no update of each other", { timeout: 30_000 }, async () => {
    const counter = manager.Counter();
    const dict = manager.dict<string, number>();
    await ended(
      0,
      start(tasks.addMany, counter, 500),
      start(tasks.addMany, counter, 500),
      start(tasks.fill, dict, "x", 300),
    );
    expect([await counter.add(0), await dict.size()]).toEqual([1000, 300]);
  });

  test("do not hold each other up while a method waits", { timeout: 20_000 }, async () => {
    const counter = manager.Counter();
    const [event, busy] = [new Event(), new Event()];
    const blocked = [
      start(tasks.blockInCall, counter, event, busy),
      start(tasks.awaitInCall, counter, event, busy),
    ];
    await busy.wait({ timeout: 10_000 });
    expect(await counter.add(1)).toBe(1);
    event.set();
    await ended(0, ...blocked);
  });
});

test("the manager can be passed on, and makes objects there", { timeout: 20_000 }, async () => {
  const list = await inChild(tasks.makeWith, manager);
  expect(await list.copy()).toEqual(["made in a child", "and kept"]);
  expect(await inChild(tasks.countWith, manager)).toBe(6);
  await expect(inChild(tasks.shutDown, manager)).rejects.toEqual(error("AssertionError", "only the process"));
});

test("hands out the shared objects of the library", async () => {
  const objects = [manager.Lock(), manager.RLock(), manager.Event(), manager.Semaphore(2)];
  expect(objects.map(({ constructor }) => constructor.name)).toEqual(["Lock", "RLock", "Event", "Semaphore"]);
  expect([manager.Value("i", 3).value, [...manager.Array("d", [1, 2])]]).toEqual([3, [1, 2]]);
  const queue = manager.JoinableQueue<number>({ maxsize: 2 });
  manager.Queue().putSync(queue);
  expect([manager.BoundedSemaphore().getValue(), manager.Barrier(3).parties]).toEqual([1, 3]);
  expect(manager.Condition(new Lock())).toHaveProperty("notify");
});

/** A function of its own, so that nothing refers to its proxies once it has ended. */
async function useOne(): Promise<void> {
  await using own = new Manager({ register });
  const outer = own.dict<string>();
  for (let i = 0; i < 50; i++) await outer.set(`${i}`, own.list([own.Counter(i), i]));
  await own.Tree().child("a");
  own
    .Counter()
    .whenSet(new Event())
    .catch(() => {});
}

describe("its life", () => {
  test("may be called with and without new", { timeout: 20_000 }, async () => {
    const made = Manager();
    expect([made instanceof SyncManager, made instanceof Manager]).toEqual([true, true]);
    await made.shutdown();
    await made.shutdown();
  });

  test("ends with shutdown: later calls fail, and so do those under way", { timeout: 20_000 }, async () => {
    const own = new Manager({ register });
    const counter = own.Counter();
    const waiting = counter.whenSet(new Event());
    expect(await counter.add(1)).toBe(1);
    const shut = own.shutdown();
    await expect(counter.add(1)).rejects.toEqual(error("ProcessError", "shut down"));
    await expect(waiting).rejects.toEqual(error("ProcessError", "shut down"));
    await shut;
    expect(() => counter.addSync(1)).toThrow(ProcessError);
    expect(() => own.dict()).toThrow(error("ProcessError", "make another Manager"));
    own.shutdownSync();
  });

  test("runs its initializer first", { timeout: 20_000 }, async () => {
    await using own = new Manager({ register, initializer: tasks.settle, initargs: ["set up"] });
    expect(await own.library().titles()).toEqual(["set up"]);
  });

  test("fails all calls if its initializer fails", { timeout: 20_000 }, async () => {
    await using own = new Manager({ register, initializer: tasks.failsToBegin });
    await expect(own.Counter().add(1)).rejects.toEqual(error("ProcessError"));
    expect(() => own.list()).toThrow(ProcessError);
  });

  test("can't be made by a daemon, as in Python", { timeout: 20_000 }, async () => {
    const child = new Process({ target: tasks.settle, args: ["x"], daemon: true });
    expect(child.daemon).toBe(true);
    expect(() => new Manager({ shutdownTimeout: -1 })).toThrow(error("ValueError", "shutdownTimeout"));
    expect(() => new Manager(5 as never)).toThrow(error("TypeError", "register"));
  });

  test("leaves nothing behind", { timeout: 60_000 }, async () => {
    await regions();
    // A ledger grows with the most that was ever held at once.
    const before = { ...(await regions()), LEDGER: 0 };
    await useOne();
    expect({ ...(await regions()), LEDGER: 0 }).toEqual(before);
  });

  test("lets an object go when no process has a proxy of it any more", { timeout: 30_000 }, async () => {
    const [holding, end] = [new Event(), new Event()];
    const kept = async () => (await regions())["REFERENT"] ?? 0;
    const before = await kept();
    {
      using list = manager.list([1]);
      const child = start(tasks.holdOn, list, holding, end);
      await holding.wait();
      list[Symbol.dispose]();
      expect(await manager.Counter().add(1)).toBe(1);
      expect(await kept()).toBeGreaterThan(before);
      end.set();
      await ended(0, child);
    }
    // Requests are answered in their order, and what is let go comes before the next one that follows the end.
    await expect.poll(kept, { timeout: 5000 }).toBe(before);
  });
});
