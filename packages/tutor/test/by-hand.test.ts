import { afterAll, expect, test, vi } from "vitest";
import { ByHand } from "../src/node/by-hand.ts";
import { COUNT, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const programs = new Programs();
afterAll(() => programs[Symbol.dispose]());

/** Gives the turn to the process of this name, and answers the decisions then. */
async function turn(hand: ByHand, decisions: readonly number[], name: string): Promise<number[]> {
  const { ready } = await hand.point(decisions);
  const choice = ready.findIndex((each) => each.name === name);
  expect(choice).not.toBe(-1);
  return [...decisions, choice];
}

test("who schedules by hand sees what each process would do, and loses an update on purpose", async () => {
  using hand = new ByHand(programs.write(COUNT).file);
  let decisions = await turn(hand, [], "Process-1");
  const read = await hand.point(decisions);
  expect(read.trace.events.at(-1)).toMatchObject({ type: "read" });
  expect(read.ready.map(({ name, next }) => [name, next?.action, next?.site?.line])).toEqual([
    ["Process-1", "Value-1.value ← 1", 4],
    ["Process-2", "Value-1.value → 0", 4],
  ]);
  decisions = await turn(hand, decisions, "Process-2");
  const { end } = await hand.end(decisions);
  expect(end).toMatchObject({ outcome: { kind: "finished", exitCode: 0 }, output: "1\n" });
  expect(end?.findings.map(({ kind }) => kind)).toContain("lost-update");
});

test("to the end, one decision after another, and nothing is left to decide", async () => {
  using hand = new ByHand(programs.write(COUNT).file);
  let point = await hand.point([]);
  while (!point.end) point = await hand.point([...point.decisions, 0]);
  expect(point.ready).toEqual([]);
  expect(point.end.output).toBe("2\n");
});

test("a schedule that breaks it is found, and can be gone through", async () => {
  using hand = new ByHand(programs.write(COUNT).file);
  const { complete, failure } = await hand.breaking();
  expect(complete).toBe(true);
  expect(failure?.schedule).toMatch(/^1/);
});

test("a program that is none is said to be, and the process goes when it is let go", async () => {
  const hand = new ByHand(programs.write("if (", "broken.ts").file);
  await expect(hand.point([])).rejects.toThrow(/Syntax|broken/);
  const pending = hand.point([]);
  hand[Symbol.dispose]();
  await expect(pending).rejects.toThrow("has ended");
});
