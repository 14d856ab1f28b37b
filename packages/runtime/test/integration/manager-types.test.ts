/* oxlint-disable unicorn/no-array-sort, unicorn/no-array-reverse -- a list of a manager is no array */
/** The objects that every manager can make: dict, list, set, Namespace. */
import { KeyError, Lock, Manager, type SyncManager } from "@mp/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inChild } from "../fixtures/remote.ts";
import * as tasks from "../fixtures/manager-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

let manager: SyncManager;
beforeAll(() => {
  manager = new Manager();
});
afterAll(() => manager.shutdown());

describe("a dict", () => {
  test("has Map's methods, and Python's where Map has none", async () => {
    const dict = manager.dict<string, number>([["a", 1]]);
    await dict.set("b", 2);
    expect([await dict.get("a"), await dict.get("c"), await dict.get("c", 9)]).toEqual([1, undefined, 9]);
    expect([await dict.has("a"), await dict.has("c"), await dict.size()]).toEqual([true, false, 2]);
    expect([await dict.setDefault("a", 5), await dict.setDefault("c", 3)]).toEqual([1, 3]);
    await dict.update({ d: 4, a: 10 });
    await dict.update(new Map([["e", 5]]));
    expect(await dict.entries()).toEqual([
      ["a", 10],
      ["b", 2],
      ["c", 3],
      ["d", 4],
      ["e", 5],
    ]);
    expect([await dict.delete("d"), await dict.delete("d")]).toEqual([true, false]);
    expect([await dict.pop("c"), await dict.pop("c", -1), await dict.popItem()]).toEqual([3, -1, ["e", 5]]);
    expect([await dict.keys(), await dict.values()]).toEqual([
      ["a", "b"],
      [10, 2],
    ]);
    expect(await dict.copy()).toEqual(
      new Map([
        ["a", 10],
        ["b", 2],
      ]),
    );
    await dict.clear();
    expect(await dict.size()).toBe(0);
  });

  test("answers in both faces, in the order of the calls", async () => {
    const dict = manager.dict({ a: 1 });
    const answers = [dict.set("a", 2), dict.get("a"), dict.set("a", 3), dict.get("a")];
    expect(dict.getSync("a")).toBe(3);
    expect(await Promise.all(answers)).toEqual([undefined, 2, undefined, 3]);
  });

  test("says which key is missing, and refuses keys that would never be found", async () => {
    const dict = manager.dict();
    await expect(dict.pop("x")).rejects.toEqual(error("KeyError", '"x"'));
    await expect(dict.pop("x")).rejects.toBeInstanceOf(KeyError);
    expect(() => dict.popItemSync()).toThrow(error("KeyError", "empty"));
    await expect(dict.set({ id: 1 }, 1)).rejects.toEqual(error("TypeError", "key"));
    const lock = new Lock();
    await dict.set(lock, "a shared object is one and the same");
    expect(await dict.get(lock)).toMatch("same");
    await expect(dict.update(5 as never)).rejects.toEqual(error("ValueError", "Map"));
  });

  test("takes the names of what every object has as keys like any other", async () => {
    const dict = manager.dict<string, string>();
    await dict.set("__proto__", "a");
    await dict.set("constructor", "b");
    expect(await dict.entries()).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });

  test("gives copies: a change to one is not a change to the dict", async () => {
    const dict = manager.dict({ row: [1] });
    const row = (await dict.get("row")) as number[];
    row.push(2);
    expect(await dict.get("row")).toEqual([1]);
    await dict.set("row", row);
    expect(await dict.get("row")).toEqual([1, 2]);
  });

  test("is gone through as it was when the loop began", async () => {
    const dict = manager.dict({ a: 1, b: 2 });
    const seen: unknown[] = [];
    for await (const pair of dict) {
      seen.push(pair);
      await dict.set("c", 3);
    }
    expect(seen).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });
});

describe("a list", () => {
  test("has Python's methods", async () => {
    const list = manager.list([3, 1]);
    await list.append(2);
    await list.extend([5, 4]);
    await list.insert(0, 9);
    await list.insert(-1, 8);
    expect(await list.copy()).toEqual([9, 3, 1, 2, 5, 8, 4]);
    expect([await list.get(0), await list.get(-1), await list.length()]).toEqual([9, 4, 7]);
    expect([await list.pop(), await list.pop(0), await list.pop(-2)]).toEqual([4, 9, 5]);
    await list.set(-1, 7);
    expect([await list.index(7), await list.count(3), await list.includes(6)]).toEqual([3, 1, false]);
    await list.remove(1);
    await list.reverse();
    expect(await list.slice(1)).toEqual([2, 3]);
    await list.delete(0);
    expect(await list.copy()).toEqual([2, 3]);
    await list.clear();
    expect(await list.length()).toBe(0);
  });

  test("sorts as Python does, or by a function", async () => {
    const numbers = manager.list([10, 9, 1]);
    await numbers.sort();
    expect(await numbers.copy()).toEqual([1, 9, 10]);
    await numbers.sort(tasks.descending);
    expect(await numbers.copy()).toEqual([10, 9, 1]);
    const words = manager.list(["b", "a"]);
    words.sortSync();
    expect(words.copySync()).toEqual(["a", "b"]);
    await expect(manager.list([1, "a"]).sort()).rejects.toEqual(error("TypeError", "compare"));
  });

  test("finds values of equal contents", async () => {
    const list = manager.list([{ a: [1] }, Number.NaN, { a: [1] }]);
    expect([await list.index({ a: [1] }), await list.count({ a: [1] })]).toEqual([0, 2]);
    expect([await list.includes(Number.NaN), await list.includes({ a: [2] })]).toEqual([true, false]);
    await expect(list.remove({ a: [3] })).rejects.toEqual(error("ValueError", "not in the list"));
  });

  test("says that there is no such index", async () => {
    const list = manager.list([1]);
    for (const index of [1, -2])
      await expect(list.get(index)).rejects.toEqual(error("IndexError", `${index}`));
    await expect(list.get("0" as never)).rejects.toEqual(error("TypeError", "index"));
    await list.pop();
    await expect(list.pop()).rejects.toEqual(error("IndexError", "0 items"));
  });

  test("is gone through with for await", async () => {
    const seen: number[] = [];
    for await (const item of manager.list([1, 2, 3])) seen.push(item);
    expect(seen).toEqual([1, 2, 3]);
  });
});

test("a set tells exactly one process that an item is new", { timeout: 20_000 }, async () => {
  const set = manager.set<number>();
  const mine = await Promise.all([inChild(tasks.claim, set, 200), inChild(tasks.claim, set, 200)]);
  expect(mine[0] + mine[1]).toBe(200);
  expect(await set.size()).toBe(200);
});

test("a set has the methods of sets", async () => {
  const set = manager.set([1, 2]);
  expect([await set.has(1), await set.delete(1), await set.delete(1)]).toEqual([true, true, false]);
  await set.update([3, 4]);
  expect([await set.union([9]), await set.intersection([3, 9])]).toEqual([
    new Set([2, 3, 4, 9]),
    new Set([3]),
  ]);
  expect([await set.difference([3]), await set.symmetricDifference([4, 5])]).toEqual([
    new Set([2, 4]),
    new Set([2, 3, 5]),
  ]);
  expect([
    await set.isSubsetOf([2, 3, 4]),
    await set.isSupersetOf([2]),
    await set.isDisjointFrom([2]),
  ]).toEqual([true, true, false]);
  await expect(set.remove(77)).rejects.toEqual(error("KeyError", "77"));
  expect([await set.values(), await set.pop(), await set.copy()]).toEqual([[2, 3, 4], 2, new Set([3, 4])]);
  await set.clear();
  await expect(set.pop()).rejects.toEqual(error("KeyError", "empty"));
});

test("a namespace has named values", async () => {
  const space = manager.Namespace({ retries: 3, host: "local" });
  await space.set("retries", 5);
  const retries: number = await space.get("retries");
  expect([retries, space.getSync("host"), await space.has("x")]).toEqual([5, "local", false]);
  expect([await space.delete("host"), await space.copy()]).toEqual([true, { retries: 5 }]);
});
