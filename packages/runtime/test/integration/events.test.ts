/** Event: Python's semantics, in both faces. */
import { Event, Process, Value } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { ended, start } from "../fixtures/children.ts";
import { inChild } from "../fixtures/remote.ts";
import * as tasks from "../fixtures/sync-tasks.ts";

test("is clear at first; set and clear may be repeated", () => {
  const event = new Event();
  expect(event.isSet()).toBe(false);
  event.clear();
  event.set();
  event.set();
  expect(event.isSet()).toBe(true);
  event.clear();
  event.clear();
  expect(event.isSet()).toBe(false);
});

test("a set event needs no wait", async () => {
  const event = new Event();
  event.set();
  expect([await event.wait(), event.waitSync(), event.waitSync({ timeout: 0 })]).toEqual([true, true, true]);
});

test("wait is false when the time is up, and nothing else has changed", async () => {
  const event = new Event();
  expect([await event.wait({ timeout: 5 }), event.waitSync({ timeout: 5 })]).toEqual([false, false]);
  expect([await event.wait({ timeout: -5 }), event.waitSync({ timeout: 0 })]).toEqual([false, false]);
  expect(event.isSet()).toBe(false);
});

test("set wakes every waiter of every process, in both faces", { timeout: 20_000 }, async () => {
  const event = new Event();
  const came = new Value("i", 0);
  const children = Array.from({ length: 3 }, () => start(tasks.waitForEvent, event, came));
  const here = Array.from({ length: 3 }, () => event.wait());
  while (came.value < 3);
  event.set();
  expect(await Promise.all(here)).toEqual([true, true, true]);
  await ended(0, ...children);
});

test("who waited is woken though the event is cleared at once", { timeout: 20_000 }, async () => {
  const event = new Event();
  const waits = [event.wait(), event.wait()];
  event.set();
  event.clear();
  expect(await Promise.all(waits)).toEqual([true, true]);
  expect(event.isSet()).toBe(false);
  expect(await event.wait({ timeout: 5 })).toBe(false);
});

test("is set by another process", { timeout: 20_000 }, async () => {
  const event = new Event();
  const child = new Process({ target: tasks.setIt, args: [event] });
  child.start();
  expect(event.waitSync({ timeout: 10_000 })).toBe(true);
  await child.join();
});

test("an AbortSignal ends the wait with its reason", async () => {
  const event = new Event();
  const controller = new AbortController();
  const waiting = event.wait({ signal: controller.signal });
  controller.abort("no more");
  await expect(waiting).rejects.toBe("no more");
  await expect(event.wait({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});

describe("wrong arguments", () => {
  test.each([[3], ["x"]] as never[][])("options %o", async (options) => {
    expect(() => new Event().waitSync(options)).toThrow(/options/);
    await expect(new Event().wait(options)).rejects.toThrow(TypeError);
  });
  test("timeout", () => {
    expect(() => new Event().waitSync({ timeout: "1" as never })).toThrow(/timeout/);
  });
  test("disposed", async () => {
    const event = new Event();
    event[Symbol.dispose]();
    expect(() => event.set()).toThrow(/disposed/);
    expect(() => event.waitSync({ timeout: 0 })).toThrow(/disposed/);
    await expect(event.wait({ timeout: 0 })).rejects.toThrow(/disposed/);
  });
});

test("a disposed event lives on for those who wait, here and elsewhere", { timeout: 20_000 }, async () => {
  const event = new Event();
  const waiting = event.wait({ timeout: 10_000 });
  const child = new Process({ target: tasks.setIt, args: [event] });
  child.start();
  event[Symbol.dispose]();
  expect(await waiting).toBe(true);
  await child.join();
  expect(await inChild(tasks.waitForEvent, set(), new Value("i"))).toBe(true);
});

function set(): Event {
  const event = new Event();
  event.set();
  return event;
}
