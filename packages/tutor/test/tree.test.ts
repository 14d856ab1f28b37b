import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { branchesAt, scheduleTree, type ScheduleTree } from "../src/explore/index.ts";
import { type OpenExplorable, openExplorable } from "../src/node/explorable.ts";
import { COUNT, Programs } from "./programs.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const programs = new Programs();
let explorable: OpenExplorable;
let tree: ScheduleTree;
beforeAll(async () => {
  explorable = await openExplorable(programs.write(COUNT).file);
  tree = await scheduleTree(explorable, { bound: 2, limit: 1000 });
});
afterAll(async () => {
  await explorable[Symbol.asyncDispose]();
  programs[Symbol.dispose]();
});

test("each schedule is in the tree, with its outcome; the outcomes are counted and those with an update lost are marked", () => {
  expect(tree.complete).toBe(true);
  expect(tree.outcomes.map(({ output }) => output).toSorted()).toEqual(["1\n", "2\n"]);
  for (const [place, { count, output, harms }] of tree.outcomes.entries()) {
    expect(tree.ways.filter(({ outcome }) => outcome === place)).toHaveLength(count);
    expect(harms).toBe(output === "1\n");
  }
  expect(new Set(tree.ways.map(({ schedule }) => schedule)).size).toBe(tree.executions);
});

test("the branches of a point share its schedules out, and each schedule is the only one at its end", () => {
  const count = (decisions: readonly number[]): number =>
    branchesAt(tree, decisions).reduce((sum, branch) => sum + branch.count, 0);
  const first = branchesAt(tree, []);
  expect(first.length).toBeGreaterThan(1);
  expect(count([])).toBe(tree.executions);
  for (const branch of first) {
    expect(count([branch.choice])).toBe(branch.count);
    expect(branch.outcomes.reduce((sum, each) => sum + each.count, 0)).toBe(branch.count);
  }
});

test("a search that is stopped gives what it has found", async () => {
  const stop = new AbortController();
  const found = await scheduleTree(explorable, {
    bound: 2,
    limit: 1000,
    signal: stop.signal,
    onProgress: ({ executions }) => executions === 3 && stop.abort(),
  });
  expect(found.complete).toBe(false);
  expect(found.ways.length).toBe(found.executions);
  expect(found.executions).toBeLessThan(tree.executions);
});
