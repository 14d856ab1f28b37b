/** However a process ends: who joins it goes on within a second, and knows how it ended. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Event, Process, type ResourceLimits } from "@mp/runtime";
import { describe, expect, test } from "vitest";
import { begun, SOON } from "../fixtures/children.ts";
import * as endings from "../fixtures/endings.ts";
import { never } from "../fixtures/fails-to-load.ts";

interface Ending {
  readonly name: string;
  readonly target: (...args: never[]) => unknown;
  readonly args?: readonly unknown[];
  readonly code: number;
  readonly resourceLimits?: ResourceLimits;
}

/** A function of a module that is gone when the child looks for it. */
async function ofAModuleThatIsGone(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "mp-gone-"));
  const file = join(folder, "gone.ts");
  writeFileSync(file, "export function gone(): void {}\n");
  const { gone } = (await import(pathToFileURL(file).href)) as { gone: () => void };
  rmSync(folder, { recursive: true });
  return gone;
}

const ENDINGS: readonly Ending[] = [
  { name: "returns", target: endings.returns, code: 0 },
  { name: "resolves", target: endings.resolves, code: 0 },
  { name: "exit()", target: endings.exits, code: 0 },
  { name: "exit(0)", target: endings.exits, args: [0], code: 0 },
  { name: "exit(1)", target: endings.exits, args: [1], code: 1 },
  { name: "exit(42)", target: endings.exits, args: [42], code: 42 },
  { name: "the library's exit()", target: endings.exitsByLibrary, code: 0 },
  { name: "the library's exit(7)", target: endings.exitsByLibrary, args: [7], code: 7 },
  { name: "the library's exit(-1)", target: endings.exitsByLibrary, args: [-1], code: 1 },
  { name: "process.exitCode = 5", target: endings.setsExitCode, args: [5], code: 5 },
  { name: "throws", target: endings.throws, code: 1 },
  { name: "throws a text", target: endings.throwsText, code: 1 },
  { name: "rejects", target: endings.rejects, code: 1 },
  { name: "an unhandled rejection", target: endings.leavesARejection, code: 1 },
  { name: "throws in a timer", target: endings.throwsLater, code: 1 },
  {
    name: "out of memory",
    target: endings.eatsMemory,
    code: 1,
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  },
  { name: "a module that throws on load", target: never, code: 1 },
  { name: "a module that is gone", target: await ofAModuleThatIsGone(), code: 1 },
  { name: "children of its own that fail", target: endings.hasAFailingChild, code: 14 },
];

describe.each(ENDINGS)("$name", ({ target, args, code, resourceLimits }) => {
  const started = (): Process => {
    const child = new Process({ target, args: (args ?? []) as never[], resourceLimits });
    child.start();
    return child;
  };

  // Starting takes a while on a busy machine; what must be quick is measured below, from a death that is timed.
  test("join", { timeout: 20_000 }, async () => {
    const child = started();
    await child.join({ timeout: 15_000 });
    expect([child.exitCode, child.isAlive()]).toEqual([code, false]);
  });

  test("joinSync", { timeout: 20_000 }, () => {
    const child = started();
    child.joinSync({ timeout: 15_000 });
    expect([child.exitCode, child.isAlive()]).toEqual([code, false]);
  });
});

const STUCK = [
  ["spins", (b: Event) => new Process({ target: endings.spins, args: [b] })],
  ["blocks", (b: Event, n: Event) => new Process({ target: endings.blocks, args: [b, n] })],
  ["awaits", (b: Event, n: Event) => new Process({ target: endings.awaits, args: [b, n] })],
] as const;

describe.each(STUCK)("a process that %s", (_name, make) => {
  test.each([
    ["terminate", -15],
    ["kill", -9],
  ] as const)("%s", { timeout: 20_000 }, async (call, code) => {
    for (const face of ["join", "joinSync"] as const) {
      const busy = new Event();
      const child = make(busy, new Event());
      child.start();
      await begun(busy);
      const from = performance.now();
      child[call]();
      await child[face]({ timeout: 5000 });
      expect(child.exitCode).toBe(code);
      expect(performance.now() - from).toBeLessThan(SOON);
    }
  });
});

test("ended before it has come up", { timeout: 20_000 }, async () => {
  for (let round = 0; round < 10; round++) {
    const children = Array.from({ length: 4 }, () => new Process({ target: endings.returns }));
    for (const child of children) child.start();
    for (const child of children) child.terminate();
    const from = performance.now();
    for (const child of children) child.joinSync({ timeout: 5000 });
    expect(performance.now() - from).toBeLessThan(SOON);
    for (const child of children) expect(child.exitCode).toBe(-15);
  }
});

test("the first of several terminations tells the code", { timeout: 20_000 }, async () => {
  const busy = new Event();
  const child = new Process({ target: endings.spins, args: [busy] });
  child.start();
  await begun(busy);
  child.kill();
  child.terminate();
  await child.join({ timeout: 5000 });
  expect(child.exitCode).toBe(-9);
  child.terminate();
  expect(child.exitCode).toBe(-9);
});
