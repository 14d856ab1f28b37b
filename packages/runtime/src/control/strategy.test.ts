/** The strategies on a model: processes that only count their steps, and whose turns are taken here by `choose`. */

import { expect, test } from "vitest";
import { Board, HOST, hostAt, WORD } from "./board.ts";
import { choose } from "./choose.ts";
import { scheduleOf } from "./schedule.ts";
import { advance, direct, exhaustive, pct, random, replay, type Strategy } from "./strategy.ts";

/** Runs one execution of processes with so many steps each; gives who went, step by step. */
function execute(board: Board, strategy: Strategy, execution: number, steps: readonly number[]): string {
  const { words } = board;
  for (const word of [WORD.STEPS, WORD.CHOICES, WORD.PREEMPTIONS]) words[word] = 0;
  direct(
    board,
    strategy,
    execution,
    steps.reduce((sum, count) => sum + count, 0),
  );
  for (const host of steps.keys()) words[hostAt(host) + HOST.PRIORITY] = 1000 + ((host * 7919) % 13);
  const left = [...steps];
  let went = "";
  for (let current = -1; left.some((count) => count > 0);) {
    const others = [...left.keys()].filter((host) => host !== current && (left[host] as number) > 0);
    const goesOn = current >= 0 && (left[current] as number) > 0;
    const hosts = goesOn ? [current, ...others] : others;
    words[WORD.STEPS] = (words[WORD.STEPS] as number) + 1;
    words[WORD.CURRENT] = Math.max(0, current);
    const choice = choose(board, hosts, goesOn ? 1 : 0);
    expect(choice).toBeGreaterThanOrEqual(0);
    current = hosts[choice] as number;
    left[current] = (left[current] as number) - 1;
    went += current;
  }
  return went;
}

function all(strategy: Strategy, steps: readonly number[]): string[] {
  const board = new Board();
  const found: string[] = [];
  do found.push(execute(board, strategy, found.length, steps));
  while (advance(board, strategy) && found.length < 10_000);
  return found;
}

function preemptionsIn(went: string, steps: readonly number[]): number {
  const left = [...steps];
  let count = 0;
  for (const [i, host] of went.split("").entries()) {
    const last = went[i - 1];
    if (last !== undefined && last !== host && (left[Number(last)] as number) > 0) count++;
    left[Number(host)] = (left[Number(host)] as number) - 1;
  }
  return count;
}

test("exhaustive finds each interleaving once", () => {
  for (const [steps, count] of [
    [[2, 2], 6],
    [[4, 4], 70],
    [[2, 2, 2], 90],
    [[1, 1, 1, 1], 24],
  ] as const) {
    const found = all(exhaustive(), steps);
    expect(found).toHaveLength(count);
    expect(new Set(found).size).toBe(count);
  }
});

test("a bound leaves out exactly the interleavings with more preemptions", () => {
  const steps = [3, 2, 2];
  const every = all(exhaustive(), steps);
  for (let bound = 0; bound < 5; bound++) {
    const within = every.filter((went) => preemptionsIn(went, steps) <= bound);
    expect(new Set(all(exhaustive({ bound }), steps))).toEqual(new Set(within));
  }
});

test("the same seed gives the same schedules, another one others, and each interleaving comes up", () => {
  const board = new Board();
  const runs = (strategy: Strategy): string[] =>
    Array.from({ length: 300 }, (_, execution) => execute(board, strategy, execution, [2, 2]));
  expect(runs(random(5))).toEqual(runs(random(5)));
  expect(runs(random(5))).not.toEqual(runs(random(6)));
  expect(new Set(runs(random(7))).size).toBe(6);
});

test("what an execution has told replays it", () => {
  const board = new Board();
  for (let execution = 0; execution < 200; execution++) {
    const went = execute(board, random(3), execution, [3, 4, 2]);
    expect(execute(board, replay(scheduleOf(board)), 0, [3, 4, 2])).toBe(went);
  }
});

test("priorities change as often as the depth says, and the schedule is replayed all the same", () => {
  const board = new Board();
  for (let execution = 0; execution < 200; execution++) {
    const went = execute(board, pct(9, 2), execution, [4, 4]);
    expect(preemptionsIn(went, [4, 4])).toBeLessThanOrEqual(1);
    expect(execute(board, replay(scheduleOf(board)), 0, [4, 4])).toBe(went);
  }
  const found = Array.from({ length: 500 }, (_, execution) => execute(board, pct(9, 3), execution, [4, 4]));
  expect(new Set(found).size).toBeGreaterThan(8);
});

test("arguments that can't be are refused", () => {
  expect(() => random(0)).toThrow("seed");
  expect(() => pct(1, 0)).toThrow("depth");
  expect(() => pct(1, 18)).toThrow("depth");
  expect(() => exhaustive({ bound: -1 })).toThrow("bound");
  expect(() => exhaustive({ bound: 1.5 })).toThrow("bound");
  expect(() => replay("x")).toThrow("no schedule");
});
