/** Objects of a program's own classes that a manager keeps. */
import { Event, Manager, type RemoteProxy } from "@mp/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as tasks from "../fixtures/manager-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

const register = {
  Counter: tasks.Counter,
  Tree: { type: tasks.Tree, proxies: ["child"] },
  Narrow: { type: tasks.Counter, exposed: ["add"] },
  library: tasks.library,
  slowly: tasks.slowly,
} as const;

let manager: ReturnType<typeof Manager<typeof register>>;
beforeAll(() => {
  manager = new Manager({ register });
});
afterAll(() => manager.shutdown());

describe("a registered type", () => {
  test("is kept by the manager, and called in both faces", async () => {
    const counter = manager.Counter(5);
    expect([await counter.add(1), counter.addSync(2)]).toEqual([6, 8]);
    expect(tasks.Counter.made).toBe(0);
  });

  test("may be made by a function", async () => {
    await manager.library().put("Dune");
    expect(await manager.library().titles()).toEqual(["Dune"]);
  });

  test("may take its time to be made: calls wait for it", async () => {
    const made = new Event();
    const slow = manager.slowly(made);
    const answer = slow.answer();
    expect(await manager.list([1]).length()).toBe(1);
    made.set();
    expect(await answer).toBe(42);
  });

  test("tells the error of its constructor at each call", async () => {
    const counter = manager.Counter(-1);
    for (let time = 0; time < 2; time++) {
      await expect(counter.add(1)).rejects.toEqual(error("RangeError", "starts at 0"));
    }
    expect(await counter.add(1).catch((thrown: Error) => thrown.cause)).toEqual({ start: -1 });
  });

  test("throws its errors whole", async () => {
    const thrown: unknown = await manager
      .Counter()
      .fail()
      .catch((e: unknown) => e);
    expect(thrown).toBeInstanceOf(tasks.OutOfLuck);
    expect(thrown).toMatchObject({ message: "no more luck", degree: 13 });
    expect((thrown as Error).stack).toMatch(/Counter\.fail .*manager-tasks\.ts/);
    expect(() => manager.Counter().failSync()).toThrow(tasks.OutOfLuck);
  });

  test("says which part of a result can't be sent", async () => {
    await expect(manager.Counter().giveFunction()).rejects.toEqual(
      error("EncodeError", "the result of Counter.giveFunction().inside[0]"),
    );
  });

  test("says which part of an argument can't be sent, and goes on", async () => {
    const counter = manager.Counter();
    const bad = { deep: [Symbol("mine")] } as never;
    await expect(counter.add(bad)).rejects.toEqual(error("EncodeError", "args[0].deep[0]"));
    expect(await counter.add(1)).toBe(1);
  });

  test("takes functions", async () => {
    expect(await manager.Counter(4).apply(tasks.tenfold)).toBe(40);
  });

  test.each(["_hidden", "doubled", "count", "nothing"])("does not expose %s", async (name) => {
    const counter = manager.Counter() as unknown as Record<string, () => Promise<unknown>>;
    await expect(counter[name]?.()).rejects.toEqual(error("TypeError", `no method ${name}()`));
  });

  test("exposes only what it was said to, and lists it", async () => {
    const narrow = manager.Narrow(1);
    expect(await narrow.add(1)).toBe(2);
    await expect(narrow.fail()).rejects.toEqual(error("TypeError", "it has: add"));
  });

  test("passes results as proxies where it was said to", async () => {
    const tree = manager.Tree();
    const child = await tree.child("a");
    expect(await child.label()).toBe("root/a");
    const grandchild = (child as unknown as RemoteProxy<tasks.Tree, "child">).childSync("b");
    expect(grandchild.labelSync()).toBe("root/a/b");
    const names: string[] = [];
    for await (const name of tree) names.push(name);
    expect(names).toEqual(["root/a"]);
  });

  test("can't be iterated over if it has nothing to iterate", async () => {
    const counter = manager.Counter() as unknown as AsyncIterable<never>;
    const all = async () => {
      for await (const item of counter) expect(item).toBe("never");
    };
    await expect(all()).rejects.toEqual(error("TypeError", "Symbol.iterator"));
  });

  test("may call the manager's other objects", async () => {
    const list = manager.list<number>();
    expect(await manager.Counter(1).appendTo(list)).toBe(2);
    expect(await list.copy()).toEqual([1, 2]);
  });

  test("refuses names that the manager has, and classes that can't travel", () => {
    for (const name of ["dict", "shutdown", "constructor", "_x", ""]) {
      expect(() => new Manager({ register: { [name]: tasks.Counter } })).toThrow(error("ValueError", name));
    }
    const captured = 1;
    const local = () => ({ get: () => captured });
    expect(() => new Manager({ register: { local } })).toThrow(error("EncodeError", "captured"));
    expect(() => new Manager({ register: { five: 5 as never } })).toThrow(
      error("TypeError", "register.five"),
    );
  });
});
