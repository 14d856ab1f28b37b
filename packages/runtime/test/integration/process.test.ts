/** Process: Python's semantics, in both faces. */
import {
  activeChildren,
  cpuCount,
  currentProcess,
  Event,
  isMainProcess,
  parentProcess,
  Process,
  Queue,
} from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, ended, start } from "../fixtures/children.ts";
import * as tasks from "../fixtures/process-tasks.ts";
import { inChild } from "../fixtures/remote.ts";

const error = (name: string, text = "") =>
  expect.objectContaining({ name, message: expect.stringContaining(text) });

test("the main process", () => {
  expect(currentProcess()).toEqual({ pid: 1, name: "MainProcess", daemon: false });
  expect([parentProcess(), isMainProcess]).toEqual([null, true]);
  expect(cpuCount()).toBeGreaterThanOrEqual(1);
});

describe("the life of a process", () => {
  test("initial, started, stopped, closed", { timeout: 20_000 }, async () => {
    const end = new Event();
    const child = new Process({ target: tasks.waits, args: [end], name: "the child" });
    expect([child.pid, child.exitCode, child.isAlive(), child.name]).toEqual([
      null,
      null,
      false,
      "the child",
    ]);
    expect(String(child)).toBe("<Process name='the child' parent=1 initial>");
    child.start();
    expect(child.pid).toBeGreaterThan(1);
    expect([child.exitCode, child.isAlive()]).toEqual([null, true]);
    expect(String(child)).toBe(`<Process name='the child' pid=${child.pid} parent=1 started>`);
    expect(activeChildren()).toContain(child);
    end.set();
    await child.join();
    expect([child.exitCode, child.isAlive()]).toEqual([0, false]);
    expect(String(child)).toBe(`<Process name='the child' pid=${child.pid} parent=1 stopped exitcode=0>`);
    expect(activeChildren()).not.toContain(child);
    child.close();
    expect(String(child)).toContain("closed");
  });

  test("knows who it is", { timeout: 20_000 }, async () => {
    const told = await inChild(tasks.whoAmI);
    expect(told).toMatchObject({
      daemon: false,
      parent: { pid: 1, name: "MainProcess" },
      isMainProcess: false,
    });
    expect(told["name"]).toMatch(/^Process-\d+$/);
    expect(told["pid"]).toBeGreaterThan(1);
  });

  test("names are counted, children's children below their parent's", { timeout: 20_000 }, async () => {
    const [first, second] = [new Process(), new Process()];
    const number = (child: Process): number => Number(child.name.split("-")[1]);
    expect(number(second)).toBe(number(first) + 1);
    const names = new Queue<string>();
    const told = await inChild(tasks.hasAChild, names);
    expect(await names.get()).toMatch(/^Process-\d+:1 false$/);
    expect(told).toEqual([expect.stringMatching(/:1$/), "0", "0"]);
  });

  test("pids are never used twice", { timeout: 20_000 }, async () => {
    const children = Array.from({ length: 3 }, () => start(tasks.nothing));
    await ended(0, ...children);
    const later = start(tasks.nothing);
    expect(new Set([...children, later].map((child) => child.pid)).size).toBe(4);
    await ended(0, later);
  });

  test("without a target it does nothing, well", { timeout: 20_000 }, async () => {
    const child = new Process();
    child.start();
    await child.join();
    expect(child.exitCode).toBe(0);
  });

  test("an asynchronous target is awaited, with its timers", { timeout: 20_000 }, async () => {
    const child = start(tasks.answersLater);
    await child.join();
    expect(child.exitCode).toBe(6);
  });
});

describe("start", () => {
  test("twice", { timeout: 20_000 }, async () => {
    const child = start(tasks.nothing);
    expect(() => child.start()).toThrow(error("AssertionError", "start a process twice"));
    await child.join();
    expect(() => child.start()).toThrow(error("AssertionError", "start a process twice"));
  });

  test("in a daemon", { timeout: 20_000 }, async () => {
    const child = new Process({ target: tasks.startsOne, daemon: true });
    child.start();
    await child.join();
    expect(child.exitCode).toBe(1);
  });

  test("after close", () => {
    const child = new Process({ target: tasks.nothing });
    child.close();
    expect(() => child.start()).toThrow(error("ValueError", "process object is closed"));
  });
});

describe("join", () => {
  test("before start", async () => {
    const child = new Process({ target: tasks.nothing });
    await expect(child.join()).rejects.toThrow(error("AssertionError", "can only join a started process"));
    expect(() => child.joinSync()).toThrow(error("AssertionError", "can only join a started process"));
  });

  test("with a timeout gives nothing; exitCode tells", { timeout: 20_000 }, async () => {
    const end = new Event();
    const child = start(tasks.waits, end);
    expect(await child.join({ timeout: 5 })).toBeUndefined();
    expect(child.joinSync({ timeout: 5 })).toBeUndefined();
    expect(child.joinSync({ timeout: 0 })).toBeUndefined();
    expect([child.exitCode, child.isAlive()]).toEqual([null, true]);
    end.set();
    await child.join();
    expect(child.exitCode).toBe(0);
  });

  test("as often as one likes, in both faces", { timeout: 20_000 }, async () => {
    const child = start(tasks.nothing);
    const joins = [child.join(), child.join()];
    child.joinSync();
    await Promise.all(joins);
    child.joinSync();
    await child.join();
    expect(child.exitCode).toBe(0);
  });

  test("aborted", { timeout: 20_000 }, async () => {
    const end = new Event();
    const child = start(tasks.awaits, end);
    await expect(child.join({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    expect(child.isAlive()).toBe(true);
    end.set();
    await child.join();
  });

  test("wrong options", { timeout: 20_000 }, async () => {
    const child = start(tasks.nothing);
    await expect(child.join(5 as never)).rejects.toThrow(/options/);
    expect(() => child.joinSync({ timeout: "5" as never })).toThrow(/timeout/);
    await child.join();
  });
});

describe("terminate and kill", () => {
  test("before start", () => {
    const child = new Process({ target: tasks.nothing });
    expect(() => child.terminate()).toThrow(error("AssertionError", "not started"));
    expect(() => child.kill()).toThrow(error("AssertionError", "not started"));
  });

  test("of one that has ended", { timeout: 20_000 }, async () => {
    const child = start(tasks.nothing);
    await child.join();
    child.terminate();
    child.kill();
    expect(child.exitCode).toBe(0);
  });

  test("negative codes", { timeout: 20_000 }, async () => {
    const children = [start(tasks.waits, new Event()), start(tasks.awaits, new Event())] as const;
    children[0].terminate();
    children[1].kill();
    await ended([-15, -9], ...children);
    expect(String(children[0])).toMatch(/stopped exitcode=-(15|SIGTERM)>/);
  });

  test("by await using", { timeout: 20_000 }, async () => {
    let outside: Process | undefined;
    {
      await using child = start(tasks.waits, new Event());
      outside = child;
      expect(child.isAlive()).toBe(true);
    }
    expect(outside.exitCode).toBe(-15);
    await using never = new Process({ target: tasks.nothing });
    expect(never.pid).toBe(null);
  });
});

describe("close", () => {
  test("while it runs", { timeout: 20_000 }, async () => {
    const end = new Event();
    const child = start(tasks.waits, end);
    expect(() => child.close()).toThrow(
      error("ValueError", "Cannot close a process while it is still running"),
    );
    end.set();
    await child.join();
  });

  test("later uses", { timeout: 20_000 }, async () => {
    const child = start(tasks.nothing);
    await child.join();
    child.close();
    child.close();
    const closed = error("ValueError", "process object is closed");
    expect(() => child.pid).toThrow(closed);
    expect(() => child.exitCode).toThrow(closed);
    expect(() => child.isAlive()).toThrow(closed);
    expect(() => child.joinSync()).toThrow(closed);
    await expect(child.join()).rejects.toThrow(closed);
    expect(() => child.terminate()).toThrow(closed);
    expect(() => child.kill()).toThrow(closed);
    expect(child.name).toMatch(/^Process-/);
  });
});

describe("daemon", () => {
  test("can be set before the start, not after", { timeout: 20_000 }, async () => {
    const child = new Process({ target: tasks.whoAmI });
    expect(child.daemon).toBe(false);
    child.daemon = true;
    child.start();
    expect(() => (child.daemon = false)).toThrow(error("AssertionError", "process has already started"));
    await child.join();
    expect([child.daemon, String(child).endsWith(" daemon>")]).toEqual([true, true]);
  });

  test("ends with its parent", { timeout: 20_000 }, async () => {
    const [first, never] = [new Event(), new Event()];
    const parent = start(tasks.leavesADaemon, first, never);
    await begun(first);
    await parent.join({ timeout: 5000 });
    expect(parent.exitCode).toBe(0);
  });

  test("a child that is none is waited for", { timeout: 20_000 }, async () => {
    const [end, names] = [new Event(), new Queue<string>()];
    const parent = start(tasks.leavesAChild, end, names);
    await parent.join({ timeout: 300 });
    expect(parent.exitCode).toBe(null);
    end.set();
    await parent.join({ timeout: 5000 });
    expect([parent.exitCode, names.getNowait()]).toEqual([0, expect.stringMatching(/:1 false$/)]);
  });
});

test("wrong arguments are refused by name", () => {
  expect(() => new Process(5 as never)).toThrow(/options of Process/);
  expect(() => new Process({ target: "f" as never })).toThrow(/target must be a function/);
  expect(() => new Process({ target: tasks.nothing, args: 5 as never })).toThrow(/args must be an array/);
  expect(() => new Process({ name: 5 as never })).toThrow(/name must be a string/);
  expect(() => new Process({ daemon: 1 as never })).toThrow(/daemon must be true or false/);
  const child = new Process();
  expect(() => (child.name = 5 as never)).toThrow(/name must be a string/);
  child.name = "other";
  expect(child.name).toBe("other");
});

test("what can't be sent names the path, before anything is started", () => {
  const alive = activeChildren().length;
  const child = new Process({
    target: tasks.countDown,
    args: [{ a: [Symbol("x")] } as never, new Queue<number>()],
  });
  expect(() => child.start()).toThrow(error("EncodeError", "args[0].a[0]"));
  expect([child.pid, activeChildren().length]).toEqual([null, alive]);
});

test(
  "more is put than the parent has read when it joins: nothing waits for a feeder",
  { timeout: 20_000 },
  async () => {
    const left = new Queue<number>();
    await ended(0, start(tasks.countDown, 5000, left));
    expect(left.qsize()).toBe(5000);
  },
);
