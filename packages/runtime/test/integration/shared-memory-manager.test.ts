/** SharedMemoryManager: blocks that are unlinked together. */
import { Queue, SharedMemory, SharedMemoryManager } from "@mp/runtime";
import { expect, test } from "vitest";
import { inChild } from "../fixtures/remote.ts";
import { regions } from "../fixtures/settled.ts";
import * as tasks from "../fixtures/shared-tasks.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

test("its blocks are found by their names until it is shut down", { timeout: 20_000 }, async () => {
  const manager = new SharedMemoryManager();
  const blocks = [manager.SharedMemory(3), manager.SharedMemory(8)] as const;
  const list = manager.ShareableList(["a", 1]);
  blocks[0].buf?.set([1, 2, 3]);
  expect(await inChild(tasks.openAndWrite, blocks[0].name, 7)).toEqual([1, 2, 3]);
  expect([...(blocks[0].buf ?? [])]).toEqual([7, 7, 7]);
  const names = [...blocks.map(({ name }) => name), list.shm.name];
  for (const name of names) new SharedMemory({ name }).close();
  manager.shutdown();
  for (const name of names) expect(() => new SharedMemory({ name })).toThrow(error("FileNotFoundError"));
  // Who has it open keeps it.
  expect([blocks[0].buf?.[0], list.at(0)]).toEqual([7, "a"]);
  manager.shutdown();
  expect(() => manager.SharedMemory(1)).toThrow(error("AssertionError", "shut down"));
  expect(() => manager.ShareableList([1])).toThrow(error("AssertionError", "shut down"));
});

test("leaves nothing, though some were closed or unlinked by hand", async () => {
  const count = async () => (await regions())["SHARED_MEMORY"] ?? 0;
  const before = await count();
  (() => {
    using manager = new SharedMemoryManager();
    manager.SharedMemory(100).close();
    manager.SharedMemory(100).unlink();
    manager.ShareableList(["x"]);
  })();
  expect(await count()).toBe(before);
});

test("says what is wrong", () => {
  using manager = new SharedMemoryManager();
  expect(() => manager.SharedMemory(0)).toThrow(error("ValueError", "size"));
  expect(() => manager.ShareableList([Symbol("x") as never])).toThrow(error("TypeError"));
  expect(() => new Queue().putSync(manager)).toThrow(error("EncodeError", "send the blocks"));
});
