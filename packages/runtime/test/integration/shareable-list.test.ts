/** ShareableList: Python's semantics, and NULs that stay. */
import { Queue, type ShareableItem, ShareableList, SharedMemory } from "@mp/runtime";
import { afterEach, describe, expect, test } from "vitest";
import { inChild } from "../fixtures/remote.ts";
import { regions, sum } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/shared-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

const left: ShareableList[] = [];
afterEach(() => {
  for (const { shm } of left.splice(0)) {
    shm.unlink();
    shm.close();
  }
});

/** A list that is unlinked and closed after the test. */
function list(...items: ShareableItem[]): ShareableList {
  const made = new ShareableList(items);
  left.push(made);
  return made;
}

const ITEMS: ShareableItem[] = [
  "howdy",
  new Uint8Array([1, 2]),
  -273.154,
  100,
  null,
  true,
  false,
  42,
  2n ** 63n - 1n,
  -(2n ** 63n),
  -0,
  Number.NaN,
  Number.MAX_SAFE_INTEGER,
  1e300,
  "",
  new Uint8Array(0),
  "dŏg 🐕",
  "\uFEFFbom",
];

test("gives back what it was made of", () => {
  const made = list(...ITEMS);
  expect(made.length).toBe(ITEMS.length);
  expect([...made]).toEqual(ITEMS);
  expect(Object.is(made.at(10), -0)).toBe(true);
  expect([...new ShareableList([])]).toEqual([]);
  expect([...new ShareableList("ab")]).toEqual(["a", "b"]);
});

test("keeps NULs at the end, which Python drops", () => {
  const made = list("a\0\0", new Uint8Array([1, 0, 0]), "\0");
  expect([...made]).toEqual(["a\0\0", new Uint8Array([1, 0, 0]), "\0"]);
  made.set(0, "\0b\0");
  expect(made.at(0)).toBe("\0b\0");
});

test("an item can become one of another type, in the room it has", () => {
  const made = list(1, "12345678", null);
  made.set(0, "eight by");
  made.set(1, "sixteen bytes ok");
  made.set(2, 2.5);
  expect([...made]).toEqual(["eight by", "sixteen bytes ok", 2.5]);
  made.set(0, false);
  made.set(-1, new Uint8Array([7]));
  expect([...made]).toEqual([false, "sixteen bytes ok", new Uint8Array([7])]);
  expect(() => made.set(0, "nine byte")).toThrow(error("ValueError", "exceeds available storage"));
  expect(() => made.set(2, "ñandúes")).toThrow(error("ValueError", "9"));
  expect(made.at(0)).toBe(false);
});

test("format has the letters of Python's struct", () => {
  const made = list("howdy", new Uint8Array(8), 1.5, 1, null, true, 5n);
  expect(made.format).toBe("8s16sdqxxxxxx?x?q");
  made.set(3, "x");
  expect(made.format).toBe("8s16sd8sxxxxxx?x?q");
});

test("at, index and count", () => {
  const made = list(1, "a", 1, new Uint8Array([3]));
  expect([made.at(0), made.at(-2), made.index(1), made.index("a"), made.count(1), made.count("b")]).toEqual([
    1, 1, 0, 1, 2, 0,
  ]);
  expect(made.index(new Uint8Array([3]))).toBe(3);
  expect(() => made.index(7)).toThrow(error("ValueError", "not in this container"));
  for (const index of [4, -5]) {
    expect(() => made.at(index)).toThrow(error("IndexError", "index out of range"));
    expect(() => made.set(index, 1)).toThrow(error("IndexError", "assignment index out of range"));
  }
  expect(() => made.at("0" as never)).toThrow(TypeError);
});

describe("wrong items and sources", () => {
  test.each([
    [[undefined], "TypeError", "undefined"],
    [[[1]], "TypeError", "an item"],
    [[new Uint16Array(1)], "TypeError", "Uint16Array"],
    [[2n ** 63n], "ValueError", "64 bits"],
    [["\uD800"], "ValueError", "surrogate"],
    [3, "TypeError", "sequence"],
    [null, "TypeError", "sequence"],
    [{}, "TypeError", "name"],
    [{ name: "no such list" }, "FileNotFoundError", "no such list"],
  ])("%o: %s", (source, name, text) => {
    expect(() => new ShareableList(source as never)).toThrow(error(name, text));
  });

  test("a memory without a list", () => {
    using shm = new SharedMemory({ create: true, size: 100 });
    expect(() => new ShareableList({ name: shm.name })).toThrow(error("ValueError", "no ShareableList"));
    shm.unlink();
  });

  test("a name that is taken", () => {
    using made = new ShareableList([1], { name: "the list" });
    expect(() => new ShareableList([1], { name: "the list" })).toThrow(error("FileExistsError"));
    expect(String(made)).toBe("ShareableList([1], name='the list')");
    made.shm.unlink();
  });
});

describe("shared", () => {
  test("by its name and as a handle", { timeout: 20_000 }, async () => {
    const made = list("mine", 2);
    expect(await inChild(tasks.changeList, made, made.shm.name)).toEqual(["theirs", 2]);
    expect([...made]).toEqual(["theirs", 2]);
  });

  test("received here, it is the same object, and so is its memory", () => {
    const made = list(1);
    const queue = new Queue();
    queue.putSync({ made, shm: made.shm });
    const got = queue.getSync() as { made: unknown; shm: unknown };
    expect([got.made === made, got.shm === made.shm]).toEqual([true, true]);
  });

  test("closed, it can't be used here any more", () => {
    const made = new ShareableList(["a", 1]);
    made.shm.unlink();
    made.shm.close();
    expect(() => made.at(0)).toThrow(error("ValueError", "closed"));
    expect(() => made.set(0, 1)).toThrow(error("ValueError", "closed"));
    expect(() => made.format).toThrow(error("ValueError", "closed"));
  });

  test("nothing is left when it is closed and unlinked", { timeout: 20_000 }, async () => {
    // The first name makes the directory, which stays.
    list(0);
    const before = sum(await regions());
    const kept = [];
    for (let i = 0; i < 20; i++) {
      using made = new ShareableList([i]);
      using same = new ShareableList({ name: made.shm.name });
      kept.push(made, same);
      made.shm.unlink();
    }
    expect(sum(await regions())).toBe(before);
    expect(kept.length).toBe(40);
  });
});
