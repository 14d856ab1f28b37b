/** Every program of both seed documents, on the public API, each run as a program of its own. */
import { describe, expect, test } from "vitest";
import { type Outcome, runNode } from "../fixtures/run-program.ts";

function run(program: string): Promise<Outcome> {
  return runNode(new URL(`./programs/${program}.ts`, import.meta.url).pathname);
}

const lines = (outcome: Outcome): string[] => outcome.stdout.trimEnd().split("\n");

async function expectLines(program: string, expected: string[]): Promise<void> {
  const outcome = await run(program);
  expect({ ...outcome, stdout: lines(outcome) }).toEqual({ code: 0, stdout: expected, stderr: "" });
}

describe.concurrent("the programs of the seeds", { timeout: 90_000 }, () => {
  test("a basic process", () => expectLines("basic-process", ["parent 1", "child 2 of 1"]));

  test("with flags of V8, which no thread can be given", async () => {
    const program = new URL("programs/basic-process.ts", import.meta.url).pathname;
    const outcome = await runNode("--expose-gc", "--no-deprecation", "--max-old-space-size=300", program);
    expect({ ...outcome, stdout: lines(outcome) }).toEqual({
      code: 0,
      stdout: ["parent 1", "child 2 of 1"],
      stderr: "",
    });
  });

  test("pid and isAlive", async () => {
    const outcome = await run("pid-and-alive");
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    const parent = lines(outcome).filter((line) => !line.startsWith("task"));
    expect(parent).toEqual(["before null false null", "started 2 true null", "joined 2 false 0"]);
    expect(lines(outcome).filter((line) => line.startsWith("task"))).toEqual(["task begins", "task ends"]);
    expect(lines(outcome).indexOf("task ends")).toBeLessThan(lines(outcome).indexOf("joined 2 false 0"));
  });

  test("a process that sleeps", () =>
    expectLines("sleeping-process", ["process begins", "process ends", "main program ends"]));

  test("a pipe", () =>
    expectLines("pipe", [
      "child received: hello from the parent",
      "parent received: greetings from the child",
      "then EOFError",
    ]));

  test("a queue, with a producer and a consumer", () =>
    expectLines("queue", [
      ...[0, 1, 2, 3, 4].map((i) => `sent ${i}`),
      ...[0, 1, 2, 3, 4].map((i) => `consumed ${i}`),
    ]));

  test("a lock", async () => {
    const outcome = await run("lock");
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    const visits = lines(outcome);
    expect(visits.toSorted()).toEqual(
      [0, 1, 2].flatMap((i) => [`process ${i} enters`, `process ${i} leaves`]),
    );
    for (let at = 0; at < 6; at += 2)
      expect(visits[at + 1]).toBe((visits[at] as string).replace("enters", "leaves"));
  });

  test("several processes at once", async () => {
    const outcome = await run("several-processes");
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    const said = lines(outcome);
    expect(said.slice(0, 4).toSorted()).toEqual([0, 1, 2, 3].map((i) => `process ${i} works`));
    expect(said.slice(4, 8).toSorted()).toEqual([0, 1, 2, 3].map((i) => `process ${i} is done`));
    expect(said.slice(8)).toEqual(["0 0 0 0"]);
  });

  test("a value", () => expectLines("value", ["final value: 5"]));
  test("a value and an array", () => expectLines("array", ["1 [ 99, 2, 3 ]"]));
  test("writers of a shared array", () => expectLines("shared-array-writers", ["0 1 4 9 16 25 36 49 64 81"]));

  test("messages of several processes in a queue", () =>
    expectLines(
      "queue-of-messages",
      [0, 1, 2, 3, 4].map((i) => `process ${i} is ready`),
    ));

  test("a pool's map and apply", () =>
    expectLines("pool-map", ["[ 1, 4, 9, 16 ]", "0 1 4 9 16 25 36 49 64 81", "144"]));
  test("counting primes with a pool", () => expectLines("prime-counting", ["33 primes"]));
  test("primes, bound by the processor", () => expectLines("processor-bound-primes", ["17984"]));
  test("factorials with a pool", () =>
    expectLines("factorials", [
      "1 2 6 24 120 720 5040 40320 362880 3628800",
      "265252859812191058636308480000000",
    ]));
});
