/** SharedMemory: named blocks of bytes, as Python's. */
import { Queue, SharedMemory } from "@mp/runtime";
import { afterEach, describe, expect, test } from "vitest";
import { inChild } from "../fixtures/remote.ts";
import { regions, sum } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/shared-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

const left: SharedMemory[] = [];
afterEach(() => {
  for (const shm of left.splice(0)) shm.close();
});

/** A block that is closed after the test. */
function open(options: ConstructorParameters<typeof SharedMemory>[0]): SharedMemory {
  const shm = new SharedMemory(options);
  left.push(shm);
  return shm;
}

test("is zeros of the size that was asked for, ready for elements of any type", () => {
  const shm = open({ name: "zeros", create: true, size: 13 });
  expect([shm.name, shm.size, shm.buf?.length]).toEqual(["zeros", 13, 13]);
  expect([...(shm.buf ?? [])].every((byte) => byte === 0)).toBe(true);
  expect(shm.buf).toBeInstanceOf(Uint8Array);
  expect((shm.buf?.byteOffset ?? 1) % 16).toBe(0);
  expect(String(shm)).toBe("SharedMemory('zeros', size=13)");
  shm.unlink();
});

test("is found by its name, and shared", { timeout: 20_000 }, async () => {
  const shm = open({ name: "ñandú 🐦", create: true, size: 3 });
  open({ name: "another", create: true, size: 1 });
  const same = open({ name: "ñandú 🐦" });
  expect([same.name, same.size]).toEqual([shm.name, 3]);
  shm.buf?.set([1, 2, 3]);
  expect(await inChild(tasks.openAndWrite, shm.name, 7)).toEqual([1, 2, 3]);
  expect([...(same.buf ?? [])]).toEqual([7, 7, 7]);
  shm.unlink();
  open({ name: "another" }).unlink();
});

test("gets a name of its own if none is given", () => {
  const blocks = [1, 2].map(() => open({ create: true, size: 1 }));
  expect(new Set(blocks.map(({ name }) => name)).size).toBe(2);
  expect(blocks[0]?.name).toMatch(/^psm_\d+$/);
  for (const block of blocks) block.unlink();
});

describe("close and unlink", () => {
  test("closed, buf is null here, and others have it still", () => {
    const shm = open({ name: "closed", create: true, size: 1 });
    const other = open({ name: "closed" });
    shm.close();
    shm.close();
    expect([shm.buf, shm.name, shm.size]).toEqual([null, "closed", 1]);
    expect(other.buf?.length).toBe(1);
    other.unlink();
  });

  test("it lives while it is linked, though nobody has it open", async () => {
    // The first name makes the directory, which stays.
    open({ create: true, size: 1 }).unlink();
    const before = sum(await regions());
    const made = new SharedMemory({ name: "alone", create: true, size: 1 });
    made.buf?.fill(5);
    made.close();
    await regions();
    const found = new SharedMemory({ name: "alone" });
    expect(found.buf?.[0]).toBe(5);
    found.close();
    found.unlink();
    expect(sum(await regions())).toBe(before);
  });

  test("unlinked, it is there for those who have it open, and its name is free", () => {
    const old = open({ name: "again", create: true, size: 1 });
    old.buf?.fill(1);
    old.unlink();
    expect(() => open({ name: "again" })).toThrow(error("FileNotFoundError", '"again"'));
    const fresh = open({ name: "again", create: true, size: 2 });
    expect([old.buf?.[0], fresh.buf?.[0]]).toEqual([1, 0]);
    // Python would unlink the new one here.
    expect(() => old.unlink()).toThrow(error("FileNotFoundError", "unlinked before"));
    fresh.unlink();
  });

  test("at the end of a using block it is closed, and stays linked", () => {
    const name = "used";
    {
      using shm = new SharedMemory({ name, create: true, size: 1 });
      expect(shm.buf).not.toBeNull();
    }
    open({ name }).unlink();
  });

  test("in any order of several", () => {
    const names = ["a", "b", "c"];
    for (const name of names) open({ name, create: true, size: 1 });
    open({ name: "b" }).unlink();
    open({ name: "a" }).unlink();
    expect(open({ name: "c" }).size).toBe(1);
    open({ name: "c" }).unlink();
    for (const name of names) expect(() => open({ name })).toThrow(error("FileNotFoundError"));
  });
});

describe("errors", () => {
  test("a name that is taken", () => {
    const shm = open({ name: "taken", create: true, size: 1 });
    expect(() => open({ name: "taken", create: true, size: 1 })).toThrow(
      expect.objectContaining({ name: "FileExistsError", code: "MP_FILE_EXISTS" }),
    );
    expect(() => open({ name: "taken", create: true, size: 2 ** 30 })).toThrow(error("FileExistsError"));
    shm.unlink();
  });

  test.each([
    [{ create: true }, "ValueError", "size must be at least 1"],
    [{ create: true, size: -1 }, "ValueError", "size"],
    [{ name: "x", size: -1 }, "ValueError", "size"],
    [{ create: true, size: 1.5 }, "TypeError", "size"],
    [{ create: true, size: 2 ** 31 }, "OutOfSharedMemoryError", ""],
    [{}, "ValueError", "name"],
    [undefined, "ValueError", "name"],
    [{ name: "" }, "ValueError", "empty"],
    [{ name: 3 }, "TypeError", "name"],
    [{ name: "x", create: 1 }, "TypeError", "create"],
    ["x", "TypeError", "options"],
    [{ name: "nowhere" }, "FileNotFoundError", "nowhere"],
  ])("%o: %s", (options, name, text) => {
    expect(() => open(options as never)).toThrow(error(name, text));
  });
});

describe("as a handle", () => {
  test("it travels", { timeout: 20_000 }, async () => {
    const shm = open({ create: true, size: 2 });
    shm.buf?.fill(9);
    expect(await inChild(tasks.closeAndUnlink, shm)).toBe(9);
    expect(shm.buf?.[0]).toBe(9);
    expect(() => shm.unlink()).toThrow(error("FileNotFoundError"));
  });

  test("received here, it is the same object; closed, it can't be sent", () => {
    const shm = open({ create: true, size: 1 });
    const queue = new Queue<SharedMemory>();
    queue.putSync(shm);
    expect(queue.getSync()).toBe(shm);
    shm.unlink();
    shm.close();
  });

  test("its bytes stay as long as they are used, though the handle is not", async () => {
    const bytes = (() => {
      const shm = new SharedMemory({ create: true, size: 100 });
      shm.unlink();
      return shm.buf?.fill(3).subarray(50);
    })();
    await regions();
    open({ create: true, size: 100 }).unlink();
    expect(bytes?.every((byte) => byte === 3)).toBe(true);
  });
});
