/** The order of a trace: causes precede effects, whatever ran in parallel. */
import { Lock, Pipe, Process, Queue } from "@mp/runtime";
import { startTrace, type Trace } from "@mp/runtime/trace";
import { describe, expect, test } from "vitest";
import * as traced from "../fixtures/traced.ts";

/** Runs processes to their end, and gives the trace of it. */
async function traceOf(processes: readonly Process[]): Promise<Trace> {
  const trace = startTrace({ values: false });
  for (const process of processes) process.start();
  for (const process of processes) await process.join();
  const result = trace.stop();
  expect(processes.map(({ exitCode }) => exitCode)).toEqual(processes.map(() => 0));
  expect(result.dropped).toEqual([]);
  return result;
}

test("numbers rise, in each process and in all", { timeout: 30_000 }, async () => {
  const lock = new Lock();
  const { events } = await traceOf(
    [1, 2].map(() => new Process({ target: traced.contend, args: [lock, 300] })),
  );
  for (const [index, { seq }] of events.entries()) {
    expect(seq).toBeGreaterThan(events[index - 1]?.seq ?? 0);
  }
});

describe.each([
  ["blocking", traced.contend],
  ["awaiting", traced.contendAwaiting],
] as const)("%s", (_face, target) => {
  test("the times in which a lock is held do not overlap", { timeout: 60_000 }, async () => {
    const lock = new Lock();
    const { events } = await traceOf(
      [1, 2, 3].map(() => new Process<[Lock, number]>({ target, args: [lock, 1000] })),
    );
    const held = events.filter(({ type }) => type === "acquire" || type === "release");
    expect(held).toHaveLength(6000);
    for (let index = 0; index < held.length; index += 2) {
      const [taken, given] = held.slice(index, index + 2);
      expect([taken?.type, given?.type]).toEqual(["acquire", "release"]);
      expect(given?.pid).toBe(taken?.pid);
    }
    // A wait ends before what it was for, and each that begins ends.
    expect(events.filter(({ type }) => type === "wait.begin").length).toBe(
      events.filter(({ type }) => type === "wait.end").length,
    );
  });
});

test("put n comes before get n, whoever puts and gets", { timeout: 60_000 }, async () => {
  const queue = new Queue<number>({ maxsize: 4 });
  const { events } = await traceOf([
    ...[1, 2].map(() => new Process({ target: traced.produce, args: [queue, 500] })),
    ...[1, 2].map(() => new Process({ target: traced.consume, args: [queue, 500] })),
  ]);
  const moved = events.filter((event) => event.type === "put" || event.type === "get");
  const numbers = Array.from({ length: 1000 }, (_, n) => n + 1);
  for (const type of ["put", "get"]) {
    expect(moved.filter((event) => event.type === type).map(({ message }) => message)).toEqual(numbers);
  }
  let inside = 0;
  for (const { type } of moved) {
    inside += type === "put" ? 1 : -1;
    // There is never more in it than it holds: what is put comes after what made room for it.
    expect([0, 1, 2, 3, 4]).toContain(inside);
  }
});

test("what is sent through a pipe has the same number at both ends", { timeout: 60_000 }, async () => {
  const [here, there] = Pipe();
  const trace = startTrace({ values: false });
  const process = new Process({ target: traced.sendMany, args: [there, 50] });
  process.start();
  for (let n = 0; n < 50; n++) await here.recv();
  here.sendSync("back");
  await process.join();
  const { events } = trace.stop();
  const sent = events.filter((event) => event.type === "send");
  const received = events.filter((event) => event.type === "recv");
  const numbers = Array.from({ length: 50 }, (_, n) => n + 1);
  expect(sent.filter(({ end }) => end === 1).map(({ message }) => message)).toEqual(numbers);
  expect(received.map(({ message, end }) => [message, end])).toEqual(numbers.map((n) => [n, 0]));
  expect(sent.filter(({ end }) => end === 0).map(({ message }) => message)).toEqual([1]);
  for (const { message, seq } of received) {
    expect(sent.find((event) => event.message === message && event.end === 1)?.seq).toBeLessThan(seq);
  }
});
