/** The model checker itself: it sees all interleavings, tells states apart, and says how a violation came about. */
import { describe, expect, test } from "vitest";
import { fileURLToPath } from "node:url";
import { explore, loadProgram } from "../src/index.ts";

const load = (name: string, edits = [] as Parameters<typeof loadProgram>[1]) =>
  loadProgram(fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url)), edits);

describe("explore", () => {
  test("finds the lost count, and tells it step by step", async () => {
    const { violation } = explore(await load("counter"), "plainly");
    expect(violation?.why).toBe("counted 1");
    expect(violation?.steps.map((step) => step.replaceAll(/ +/g, " "))).toEqual([
      expect.stringMatching(/^process 0 counter\.ts:\d+ read word 1$/),
      expect.stringMatching(/^process 1 counter\.ts:\d+ read word 1$/),
      expect.stringMatching(/^process 1 counter\.ts:\d+ write word 1 1 0 → 1$/),
      expect.stringMatching(/^process 0 counter\.ts:\d+ write word 1 1$/),
    ]);
  });

  test("sees nothing wrong where nothing is, in all its states", async () => {
    const { violation, isComplete, states } = explore(await load("counter"), "atomically");
    expect([violation, isComplete, states]).toEqual([undefined, true, 4]);
  });

  test("without preemptions, one process runs after the other", async () => {
    expect(explore(await load("counter"), "plainly", { preemptions: 0 }).violation).toBeUndefined();
    expect(explore(await load("counter"), "plainly", { preemptions: 1 }).violation).toBeDefined();
  });

  test("a sleeper that nobody wakes is stuck; a death strikes at any step; time runs out", async () => {
    const program = await load("sleepers");
    expect(explore(program, "woken too early").violation?.why).toMatch(/^Stuck: process 0/);
    expect(explore(program, "woken").violation).toBeUndefined();
    expect(explore(program, "woken by one who may die").violation?.steps.join("\n")).toMatch(
      /process 1 +dies/,
    );
    const late = explore(program, "woken, or late");
    expect([late.violation, late.isComplete]).toEqual([undefined, true]);
  });

  test("stops at its limits, and says so", async () => {
    expect(explore(await load("counter"), "atomically", { states: 2 }).isComplete).toBe(false);
  });

  test.each(["plainly", "atomically"])("tells all states of %s apart", async (name) => {
    const audited = explore(await load("counter"), name, { audit: true });
    expect(audited.violation?.why ?? "").not.toMatch(/one hash/);
  });
});

describe("an edit", () => {
  test("changes the source", async () => {
    const edit = { file: "counter.ts", from: "Atomics.add(words, 1, 1)", to: "Atomics.add(words, 1, 2)" };
    expect(explore(await load("counter", [edit]), "atomically").violation?.why).toBe("counted 4");
  });

  test("must match once, in a file that is there", async () => {
    const edit = { file: "counter.ts", from: "nowhere to be found", to: "" };
    await expect(load("counter", [edit])).rejects.toThrow(/has to match once/);
    await expect(load("counter", [{ ...edit, file: "other.ts" }])).rejects.toThrow(/is called other.ts/);
  });
});
