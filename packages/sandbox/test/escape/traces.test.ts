import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { run, sandbox, whyNoBox } from "../support/box.ts";
import { groupsOf } from "../support/traces.ts";

describe.skipIf(whyNoBox !== undefined)("what a run leaves on the machine", () => {
  const before = readdirSync(tmpdir());
  test("nothing, if it is cancelled, or nobody listens any more", async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 300);
    const { events } = await run(`setInterval(() => {}, 1e6);`, { signal: abort.signal });
    expect(events.map(({ type }) => type)).toEqual(["stopped", "exit"]);
    const limits = { timeMs: 20_000, cpuMs: 20_000, memoryBytes: 2 ** 28, outputBytes: 1000, processes: 4 };
    const files = [{ name: "a.mjs", content: `console.log("on"); setInterval(() => {}, 1e6);` }];
    const job = { files, entry: "a.mjs", language: "javascript", limits } as const;
    for await (const event of sandbox.run(job, new AbortController().signal)) {
      expect(event.type).toBe("output");
      break;
    }
    expect(groupsOf(process.pid)).toEqual([]);
  });

  test("nothing, at whatever moment of its beginning it is ended", async () => {
    // Before bubblewrap has made the box, while it does, and while Node begins.
    const moments = Array.from({ length: 40 }, (_, nth) => nth * 2);
    for (const moment of moments) {
      const signal = AbortSignal.timeout(moment);
      const { events } = await run(`setInterval(() => {}, 1e6);`, { signal });
      expect(events.map(({ type }) => type)).toEqual(["stopped", "exit"]);
    }
    expect(groupsOf(process.pid)).toEqual([]);
  });

  test("nothing, if it was cancelled before it began", async () => {
    const { events } = await run(`console.log("never");`, { signal: AbortSignal.abort() });
    expect(events.map(({ type }) => type)).toEqual(["stopped", "exit"]);
  });

  test("no folder, however the runs before this ended", () => {
    const fresh = readdirSync(tmpdir()).filter((name) => !before.includes(name));
    expect(fresh.filter((name) => /mp-run|mp-box|bwrap/.test(name))).toEqual([]);
  });
});
