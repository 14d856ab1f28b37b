/** Tasks that are cancelled, by a signal or by their time: first they are asked, then their worker is ended, and no other. */
import { Barrier, Event, Pool, Queue, taskSignal } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import * as tasks from "../fixtures/cancelled-tasks.ts";
import { meetAndTell } from "../fixtures/pool-tasks.ts";

const NEVER = 2 ** 30;
const reason = new Error("given up");

/** A task under way, and how to give it up. */
function under(pool: Pool, fn: (begun: Event, told: Queue) => unknown) {
  const [begun, told, stop] = [new Event(), new Queue(), new AbortController()];
  const result = pool.applyAsync(fn, [begun, told], { signal: stop.signal });
  return { begun, told, result, abort: () => stop.abort(reason) };
}

describe("a signal", () => {
  test.each([
    ["a task that computes", tasks.computes, ["stopped", "AbortError"]],
    ["a task that awaits", tasks.awaits, ["heard", true]],
  ])("asks %s to stop, which keeps its worker", { timeout: 20_000 }, async (_name, fn, words) => {
    await using pool = new Pool({ processes: 1, grace: NEVER });
    const worker = await pool.apply(tasks.pid, []);
    const { begun, told, result, abort } = under(pool, fn);
    await begun.wait();
    abort();
    await expect(result).rejects.toBe(reason);
    expect(await told.get()).toEqual([worker, ...words]);
    expect(await pool.apply(tasks.pid, [])).toBe(worker);
  });

  test("ends the worker of a task that does not stop, and no neighbour's", { timeout: 20_000 }, async () => {
    await using pool = new Pool({ processes: 2, grace: 0 });
    const end = new Event();
    const neighbour = pool.applyAsync(tasks.waits, [end]);
    const { begun, result, abort } = under(pool, tasks.spins);
    await begun.wait();
    abort();
    await expect(result).rejects.toBe(reason);
    const other = await pool.apply(tasks.pid, []);
    end.set();
    expect(await neighbour).not.toBe(other);
  });

  test("withdraws a task that has not begun", { timeout: 20_000 }, async () => {
    await using pool = new Pool(1);
    const [end, told, stop] = [new Event(), new Queue(), new AbortController()];
    const first = pool.applyAsync(tasks.waits, [end]);
    const second = pool.applyAsync(tasks.note, [told], { signal: stop.signal });
    stop.abort(reason);
    await expect(second).rejects.toBe(reason);
    end.set();
    const worker = await first;
    expect(await pool.apply(tasks.pid, [])).toBe(worker);
    expect(told.empty()).toBe(true);
  });

  test("that is aborted already sends nothing", { timeout: 20_000 }, async () => {
    await using pool = new Pool(1);
    const told = new Queue();
    const signal = AbortSignal.abort(reason);
    await expect(pool.apply(tasks.note, [told], { signal })).rejects.toBe(reason);
    await expect(pool.map(tasks.note, [told], { signal })).rejects.toBe(reason);
    expect(await pool.apply(tasks.pid, [])).toBeGreaterThan(1);
    expect(told.empty()).toBe(true);
  });

  test("cancels all the tasks of a map", { timeout: 20_000 }, async () => {
    await using pool = new Pool({ processes: 2, grace: NEVER });
    const barrier = new Barrier(2);
    const workers = await pool.map(meetAndTell, [barrier, barrier], { chunksize: 1 });
    const [begun, stop] = [new Event(), new AbortController()];
    const items = Array.from({ length: 50 }, (_, i) => [i, begun] as const);
    const result = pool.starmap(tasks.stopsOrSpins, items as never, { chunksize: 1, signal: stop.signal });
    await begun.wait();
    stop.abort(reason);
    await expect(result).rejects.toBe(reason);
    expect(workers).toContain(await pool.apply(tasks.pid, []));
  });

  test("cancels what an imap has under way", { timeout: 20_000 }, async () => {
    await using pool = new Pool({ processes: 1, grace: NEVER });
    const [begun, told, stop] = [new Event(), new Queue(), new AbortController()];
    const results = pool.imap(tasks.computesPair, [[begun, told]] as never, { signal: stop.signal });
    const first = results.next();
    await begun.wait();
    stop.abort(reason);
    await expect(first).rejects.toBe(reason);
    expect(await told.get()).toEqual([expect.any(Number), "stopped", "AbortError"]);
  });

  test("after the result changes nothing", { timeout: 20_000 }, async () => {
    await using pool = new Pool({ processes: 1, grace: 0 });
    const stop = new AbortController();
    const worker = await pool.apply(tasks.pid, [], { signal: stop.signal, timeout: NEVER });
    stop.abort(reason);
    expect(await pool.apply(tasks.pid, [])).toBe(worker);
  });
});

describe("a timeout", () => {
  test("counts from the start of the task, not from its submission", { timeout: 20_000 }, async () => {
    await using pool = new Pool(1);
    const end = new Event();
    const first = pool.applyAsync(tasks.waits, [end]);
    const second = pool.applyAsync(tasks.pid, [], { timeout: 50 });
    await second.wait({ timeout: 100 });
    expect(second.ready()).toBe(false);
    end.set();
    expect(await second).toBe(await first);
  });

  test("fails the task, and ends a worker that does not stop", { timeout: 20_000 }, async () => {
    await using pool = new Pool({ processes: 1, grace: 10 });
    const worker = await pool.apply(tasks.pid, []);
    const late = pool.apply(tasks.spins, [new Event()], { timeout: 20 });
    await expect(late).rejects.toThrow(/not done within 20 ms of its start/);
    await expect(late).rejects.toMatchObject({ name: "TimeoutError" });
    expect(await pool.apply(tasks.pid, [])).not.toBe(worker);
  });

  test("of one chunk leaves the others alone", { timeout: 20_000 }, async () => {
    await using pool = new Pool({ processes: 1, grace: 0 });
    const [begun, told] = [new Event(), new Queue<number>()];
    const items = [0, 1, 2, 3].map((i) => [i, begun, told]);
    const result = pool.starmap(tasks.spinsOnOne, items as never, { chunksize: 1, timeout: 100 });
    await expect(result).rejects.toMatchObject({ name: "TimeoutError" });
    expect([await told.get(), await told.get(), await told.get()]).toEqual([0, 2, 3]);
  });

  test("is kept by a thread that blocks", { timeout: 20_000 }, async () => {
    await using pool = new Pool({ processes: 1, grace: 10 });
    const call = (): never => pool.applySync(tasks.spins, [new Event()], { timeout: 20 });
    expect(call).toThrow(/not done within 20 ms/);
    // The grace is over while this thread blocks again.
    expect(pool.applySync(tasks.pid, [])).toBeGreaterThan(1);
  });
});

test("outside of a task, and after it, the signal is not aborted", { timeout: 20_000 }, async () => {
  expect(taskSignal().aborted).toBe(false);
  await using pool = new Pool(1);
  const stop = new AbortController();
  expect(await pool.apply(tasks.keepsSignal, [], { signal: stop.signal })).toBe(false);
  stop.abort();
  expect(await pool.apply(tasks.keptAborted, [])).toBe(false);
});

test(
  "an argument that can't be sent is named, and the call leaves nothing behind",
  { timeout: 20_000 },
  async () => {
    await using pool = new Pool(1);
    const stop = new AbortController();
    const call = (): unknown => pool.applyAsync(tasks.pid, [new WeakMap()] as never, { signal: stop.signal });
    expect(call).toThrow(/args\[0\]/);
    stop.abort(reason);
    expect(await pool.apply(tasks.pid, [])).toBeGreaterThan(1);
  },
);

test("wrong limits are refused", { timeout: 20_000 }, async () => {
  expect(() => new Pool({ grace: -1 })).toThrow(/grace/);
  await using pool = new Pool(1);
  expect(() => pool.applyAsync(tasks.pid, [], { timeout: "1" as never })).toThrow(/timeout/);
  expect(() => pool.mapAsync(tasks.pid, [], { signal: 1 as never })).toThrow(/signal/);
});
