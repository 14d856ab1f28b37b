import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { capture, run } from "../lib/run.mjs";

const NODE = process.execPath;
const RUN = new URL("../lib/run.mjs", import.meta.url).href;

/** A program that runs a child, which says that it is there and stays until it is ended. */
const PARENT = `
  import { run } from ${JSON.stringify(RUN)};
  const child = 'process.stderr.write("here " + process.pid); setInterval(() => {}, 1000)';
  const ended = await run(process.execPath, ["-e", child]);
  console.log(JSON.stringify(ended));
`;

test("gives back the exit code", async () => {
  expect(await run(NODE, ["-e", "process.exit(7)"])).toBe(7);
});

test("reports death by a signal as shells do", async () => {
  expect(await run(NODE, ["-e", "process.kill(process.pid, 'SIGKILL')"])).toBe(128 + 9);
});

test("captures both outputs", async () => {
  const { code, output } = await capture(NODE, ["-e", "console.log('out'); console.error('err')"]);
  expect({ code, lines: output.trim().split("\n").toSorted() }).toEqual({ code: 0, lines: ["err", "out"] });
});

test("says which program could not be started", async () => {
  await expect(run("no-such-program", [])).rejects.toThrow("no-such-program");
});

test("sends a signal on to the child and reports how it ended", async () => {
  const parent = spawn(NODE, ["--input-type=module", "-e", PARENT], { stdio: ["ignore", "pipe", "pipe"] });
  const [said] = await once(parent.stderr, "data");
  expect(String(said)).toMatch(/^here \d+/);
  parent.kill("SIGTERM");
  const [answer] = await once(parent.stdout, "data");
  expect(String(answer).trim()).toBe(String(128 + 15));
});

test("ends the child when the shell that npm put in between has gone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mp-run-"));
  writeFileSync(join(folder, "parent.mjs"), PARENT);
  // The shell must not replace itself by its last command, as some do.
  const env = { ...process.env, npm_lifecycle_event: "start" };
  const shell = spawn("sh", ["-c", `"${NODE}" "${folder}/parent.mjs"; true`], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  await once(shell.stderr, "data");
  shell.kill("SIGKILL");
  const [answer] = await once(shell.stdout, "data");
  expect(String(answer).trim()).toBe(String(128 + 15));
  rmSync(folder, { recursive: true });
});
