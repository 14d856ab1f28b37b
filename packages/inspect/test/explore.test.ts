import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findings,
  foldFindings,
  foldOutcomes,
  lockOrdersAcross,
  minimise,
  type Outcome,
  type Trial,
} from "../src/index.ts";
import { type Actor, Story } from "./support/story.ts";

describe("folding", () => {
  const run = (outcome: Outcome, text: string, schedule: string) => ({
    outcome,
    output: [{ stream: "stdout", text }],
    schedule,
  });
  const finished: Outcome = { kind: "finished", exitCode: 0 };

  test("counts what executions came to, and keeps the shortest schedule", () => {
    const folded = foldOutcomes([
      run(finished, "2", "1"),
      run(finished, "1", "1AgI"),
      run({ kind: "deadlock", pids: [1, 2] }, "", "1BBBB"),
      run(finished, "1", "1AQ"),
    ]);
    expect(folded).toEqual([
      { outcome: finished, text: "1", count: 2, share: 0.5, schedule: "1AQ" },
      { outcome: finished, text: "2", count: 1, share: 0.25, schedule: "1" },
      { outcome: { kind: "deadlock", pids: [1, 2] }, text: "", count: 1, share: 0.25, schedule: "1BBBB" },
    ]);
  });

  test("tells the same fault of several executions once", () => {
    const racing = (first: 0 | 1): Story => {
      const story = new Story().object("Value", "n");
      const actors = story.start(2);
      for (const i of [first, 1 - first]) (actors[i] as Actor).write("n", i, "write");
      return story;
    };
    const inspected = [racing(0), racing(1)].map(({ trace }) => ({ trace, findings: findings(trace) }));
    expect(foldFindings(inspected)).toMatchObject([{ kind: "data-race", count: 2 }]);
  });
});

describe("making a schedule simple", () => {
  /** A program that fails if all of `culprits` are switches. */
  const failsBy =
    (culprits: readonly number[]) =>
    (decisions: readonly number[]): Trial => ({
      isFailure: culprits.every((at) => (decisions[at] ?? 0) > 0),
      decisions,
      preemptions: decisions.filter((decision) => decision > 0).length,
      steps: 100,
    });

  test("leaves exactly the switches that the failure takes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(39), { maxLength: 4 }),
        fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
        async (culprits, noise) => {
          const run = failsBy(culprits);
          const failing = run(noise.map((decision, at) => (culprits.includes(at) ? decision + 1 : decision)));
          const { decisions } = await minimise(failing, run);
          const wanted = Array.from({ length: Math.max(-1, ...culprits) + 1 }, (_, at) =>
            Number(culprits.includes(at)),
          );
          expect(decisions).toEqual(wanted);
        },
      ),
    );
  });

  test("keeps what it has where a schedule leads nowhere, and stops at its limit", async () => {
    const failing: Trial = { isFailure: true, decisions: [1, 0, 2], preemptions: 2, steps: 9 };
    let runs = 0;
    const nowhere = (): undefined => void runs++;
    expect(await minimise(failing, nowhere)).toEqual(failing);
    expect(runs).toBeGreaterThan(2);
    runs = 0;
    await minimise(failing, nowhere, { limit: 2 });
    expect(runs).toBe(2);
  });

  test("prefers fewer preemptions to fewer steps", async () => {
    const run = ([first = 0]: readonly number[]): Trial =>
      first === 0
        ? { isFailure: true, decisions: [0, 1], preemptions: 0, steps: 50 }
        : { isFailure: true, decisions: [first], preemptions: 1, steps: 5 };
    expect(await minimise(run([1]), run)).toMatchObject({ preemptions: 0, steps: 50 });
  });
});

describe("lock orders over several executions", () => {
  /** In each execution only one of two processes comes to take both locks. */
  const executions = (gate?: string): Story[] =>
    [0, 1].map((who) => {
      const story = new Story().object("Lock", "a").object("Lock", "b").object("Lock", "gate");
      const actor = story.start(2)[who] as Actor;
      const [outer, inner] = who === 0 ? (["a", "b"] as const) : (["b", "a"] as const);
      if (gate !== undefined) actor.acquire(gate);
      actor.acquire(outer).acquire(inner, { at: "second" }).release(inner).release(outer);
      if (gate !== undefined) actor.release(gate);
      return story;
    });

  test("show rings that no single one shows", () => {
    const traces = executions().map(({ trace }) => trace);
    expect(traces.flatMap((trace) => findings(trace))).toEqual([]);
    const [ring] = lockOrdersAcross(traces);
    expect(ring).toEqual([
      { process: "Process-1", held: "a", wanted: "b", wantedAt: "program.ts:1", trace: 0 },
      { process: "Process-2", held: "b", wanted: "a", wantedAt: "program.ts:1", trace: 1 },
    ]);
  });

  test("are no doubt behind a gate", () => {
    expect(lockOrdersAcross(executions("gate").map(({ trace }) => trace))).toEqual([]);
  });
});
