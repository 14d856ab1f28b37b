/** Spare threads: processes that begin in a thread which was there before they were started, and those that must not. */
import { Lock, Process, type ProcessOptions, Queue, sleep } from "@mp/runtime";
import { afterEach, describe, expect, test } from "vitest";
import { ended, killAll, start } from "../fixtures/children.ts";
import { exits, holdAndExit } from "../fixtures/endings.ts";
import { type Account, account, computes, VARIABLE } from "../fixtures/spares.ts";
import { runNode } from "../fixtures/run-program.ts";

/** What a process says that is started now. */
async function told(options: Omit<ProcessOptions, "target" | "args"> = {}): Promise<Account> {
  using answers = new Queue<Account>();
  const process = new Process({ target: account, args: [answers], ...options });
  process.start();
  await process.join();
  return answers.getNowait();
}

/** Starts processes, with pauses, until one has begun in a spare thread; so another will soon be there. */
async function toldBySpare(): Promise<Account> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const one = await told();
    if (one.isSpare) return one;
    if (performance.now() > deadline) throw new Error("No process has begun in a spare thread");
    // Not to wait for the spare: only the pause that it is made in. Whether it was, the next process tells.
    await sleep(300);
  }
}

describe("a process in a spare thread", { timeout: 60_000 }, () => {
  afterEach(() => {
    delete process.env[VARIABLE];
  });

  test("knows itself, and shares nothing with the one before", async () => {
    const [first, second] = [await toldBySpare(), await toldBySpare()];
    expect(first).toMatchObject({ isMain: false, calls: 1 });
    expect(second).toMatchObject({ isMain: false, calls: 1 });
    expect(second.name).not.toBe(first.name);
  });

  test("has the environment of when it was started", async () => {
    await toldBySpare();
    process.env[VARIABLE] = "set";
    expect((await told()).variable).toBe("set");
    expect((await toldBySpare()).variable).toBe("set");
    delete process.env[VARIABLE];
    expect((await told()).variable).toBe(undefined);
  });

  test("has no limits of memory: one that has gets a thread of its own", async () => {
    await toldBySpare();
    expect(await told({ resourceLimits: { maxOldGenerationSizeMb: 64 } })).toMatchObject({ isSpare: false });
  });

  test("ends as any other", async () => {
    await toldBySpare();
    await ended(3, start(exits, 3));
    await toldBySpare();
    await killAll(start(computes));
    await toldBySpare();
    using lock = new Lock();
    await ended(4, start(holdAndExit, lock, 4));
    using guard = await lock.hold();
    expect(guard.abandoned).toBe(true);
  });
});

describe("a program", { timeout: 60_000 }, () => {
  const program = new URL("./programs/spare-waiting.ts", import.meta.url).pathname;

  test("ends while spares wait", async () => {
    expect(await runNode(program)).toEqual({ code: 0, stdout: "in a spare thread\nthe end\n", stderr: "" });
  });

  test("that has modules preloaded has no spares: they may ask which process they are in", async () => {
    const preload = new URL("../fixtures/preloaded.ts", import.meta.url).href;
    const outcome = await runNode("--import", preload, program, "none");
    expect(outcome.stderr).toBe("");
    const names = outcome.stdout.match(/(?<=preloaded by ).*/g);
    expect(names).toContain("Process-1");
    expect(outcome.stdout).toContain("in a thread of its own");
  });
});
