import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Bubblewrap } from "@mp/sandbox";
import { describe, expect, test } from "vitest";
import { whyNoBox } from "./support/box.ts";
import { groupsOf, processesIn } from "./support/traces.ts";

const HOLDER = fileURLToPath(new URL("fixtures/holder.mjs", import.meta.url));

describe.skipIf(whyNoBox !== undefined)("a process that runs programs, killed", () => {
  test("takes its programs with it, and the next one takes away their groups", async () => {
    const holder = spawn(process.execPath, [HOLDER], { stdio: ["ignore", "pipe", "inherit"] });
    await firstOutput(holder);
    const { pid = 0 } = holder;
    const groups = groupsOf(pid);
    expect(groups.length).toBeGreaterThan(0);
    expect(processesIn(groups).length).toBeGreaterThan(0);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    // The kernel ends the box's first process, and with it all others.
    await expect.poll(() => processesIn(groups), { timeout: 10_000 }).toEqual([]);
    expect(groupsOf(pid)).toEqual(groups);
    await new Bubblewrap().check();
    expect(groupsOf(pid)).toEqual([]);
  });

  test("while it makes boxes, leaves nothing that the next one does not end", async () => {
    const killed: number[] = [];
    // At different moments.
    for (const wait of [20, 100, 180]) {
      const holder = spawn(process.execPath, [HOLDER], { stdio: ["ignore", "pipe", "inherit"] });
      // From when its first group is there: then its box is being made.
      await expect
        .poll(() => groupsOf(holder.pid ?? 0).length, { timeout: 20_000, interval: 5 })
        .toBeGreaterThan(0);
      await new Promise((go) => setTimeout(go, wait));
      holder.kill("SIGKILL");
      await once(holder, "exit");
      killed.push(holder.pid ?? 0);
    }
    expect(killed.flatMap(groupsOf).length).toBeGreaterThan(0);
    await new Bubblewrap().check();
    expect(killed.flatMap(groupsOf)).toEqual([]);
  });
});

async function firstOutput({ stdout }: ChildProcess): Promise<void> {
  if (stdout) await once(stdout, "data");
}
