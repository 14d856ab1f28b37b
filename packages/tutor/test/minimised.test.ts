import { createController, random, type ControlledProgram } from "@mp/runtime/control";
import { expect, test } from "vitest";
import { isFailure, traced } from "../src/explore/index.ts";
import { minimised } from "../src/explore/minimised.ts";

const url = "file:///three.ts";
const code = `
  import { isMainProcess, Process, Value } from "@mp/runtime";

  function add(n: Value<"i">) {
    n.value += 1;
  }

  if (isMainProcess) {
    const n = new Value("i", 0, { lock: false });
    const all = [1, 2, 3].map(() => new Process({ target: add, args: [n] }));
    for (const p of all) p.start();
    for (const p of all) p.joinSync();
    console.log(n.value);
  }`;
const program: ControlledProgram = { main: url, modules: [{ url, code }] };
const never = new AbortController().signal;

test("a failure found by chance loses the switches it does not take", { timeout: 60_000 }, async () => {
  await using controller = await createController();
  const explorable = { controller, program };
  let tangled = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const { schedule } = await controller.run(program, { strategy: random(seed) });
    const failing = await traced(explorable, schedule);
    const losesOne = failing.findings.some(({ kind }) => kind === "lost-update");
    if (!losesOne || failing.execution.preemptions < 2) continue;
    tangled++;
    const simplest = await minimised(explorable, failing, never);
    expect(simplest.execution.preemptions).toBe(1);
    expect(isFailure(simplest)).toBe(true);
    expect(simplest.findings.map(({ kind }) => kind)).toContain("lost-update");
    expect((await traced(explorable, simplest.execution.schedule)).trace).toEqual(simplest.trace);
  }
  expect(tangled).toBeGreaterThan(0);
});

test("given up, it keeps the failure as it is", { timeout: 60_000 }, async () => {
  await using controller = await createController();
  const explorable = { controller, program };
  const { schedule } = await controller.run(program, { strategy: random(3) });
  const failing = await traced(explorable, schedule);
  expect(await minimised(explorable, failing, AbortSignal.abort())).toBe(failing);
});
