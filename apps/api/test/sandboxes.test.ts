import { expect, test } from "vitest";
import { chooseSandbox } from "../src/sandboxes/choose.ts";
import { startServer } from "./support/server.ts";

test("an API whose programs run elsewhere asks for no sandbox of its own, and runs nothing", async () => {
  const sandbox = chooseSandbox({ MP_SANDBOX: "required", MP_API_ROLE: "api" });
  expect(await sandbox.check()).toMatchObject({ ok: true, layers: [{ present: true }] });
  const job = { files: [], entry: "", language: "javascript", limits: NO_LIMITS } as const;
  await expect(Array.fromAsync(sandbox.run(job, AbortSignal.abort()))).rejects.toThrow("MP_API_ROLE=api");
});

test("a runner that lacks a layer does not start, and says what to do", async () => {
  const settings = {
    MP_API_ROLE: "runner",
    MP_SANDBOX: "required",
    MP_BWRAP: "/nowhere/bwrap",
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing",
  };
  await expect(startServer(settings)).rejects.toThrow(
    /cannot run programs:[^]*bubblewrap: (MP_BWRAP=\/nowhere\/bwrap is no program|The sandbox is for Linux)/,
  );
});

const NO_LIMITS = { timeMs: 0, cpuMs: 0, memoryBytes: 0, outputBytes: 0, processes: 0 };
