/** Subclasses of Process with a `run` of their own. */
import { Process, Queue, Value } from "@mp/runtime";
import { expect, test } from "vitest";
import * as classes from "../fixtures/process-classes.ts";

test(
  "run has the object's fields and methods, and what a process knows of itself",
  { timeout: 20_000 },
  async () => {
    const answers = new Queue();
    const total = new Value("i", 10);
    const runner = new classes.Runner(answers, total);
    runner.options.laps = 4;
    expect(runner.name).toBe("the runner");
    runner.start();
    const self = ["the runner", runner.pid, true];
    expect(await answers.get()).toEqual(["left: 4 laps", self, self]);
    const refusal = expect.stringMatching(/AssertionError.*can only join a process object created by/);
    expect(await answers.get()).toEqual([true, null, true, refusal]);
    await runner.join();
    expect([total.value, runner.exitCode, runner.look]).toEqual([14, 0, "left"]);
  },
);

test("run may call the one it overrides, which calls the target", { timeout: 20_000 }, async () => {
  const answers = new Queue();
  const process = classes.announcing(answers);
  expect(process.name).toMatch(/^Announcing-\d+$/);
  process.start();
  expect(await answers.get()).toBe("the target");
  await process.join();
  expect(process.exitCode).toBe(0);
});

test("called by hand, run runs here", () => {
  const answers = new Queue();
  void new Process({ target: classes.announce, args: [answers] }).run();
  expect(answers.getNowait()).toBe("the target");
});

test("an error in run is an uncaught error", { timeout: 20_000 }, async () => {
  const failing = new classes.Failing();
  failing.start();
  await failing.join();
  expect(failing.exitCode).toBe(1);
});

test("a class that captures variables is refused when the object is made", () => {
  expect(() => classes.capturing(1)).toThrow(/Capturing uses the local variable secret/);
});

test("a field that can't be sent is named when the process is started", () => {
  expect(() => new classes.Carrying([new WeakMap()]).start()).toThrow(/this\.cargo\[0\]/);
});
