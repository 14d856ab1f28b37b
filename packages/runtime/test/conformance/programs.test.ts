/** What programs print and how they end, as the shell sees it, on every platform that runs what is published. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Platform, PLATFORMS } from "@mp/platforms";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../fixtures/run-program.ts";

const fromSource = import.meta.resolve("@mp/runtime").endsWith(".ts");
const PROGRAM = fileURLToPath(new URL("../fixtures/program-output.ts", import.meta.url));

/** What each program prints; see `integration/output.test.ts`, where the same holds for our own Node. */
const PROGRAMS: Readonly<Record<string, Outcome>> = {
  prints: {
    code: 0,
    stdout: "stdout of the child\nstdout of the parent\n",
    stderr: "stderr of the child\n",
  },
  "reads nothing": { code: 0, stdout: "no input\n", stderr: "" },
  "waits for a child": { code: 0, stdout: "the main module ends\nchild ends\n", stderr: "" },
  "leaves a daemon": { code: 0, stdout: "the main module ends\n", stderr: "" },
  "holds what nobody uses": { code: 0, stdout: "the main module ends\n", stderr: "" },
  "exits with a child": { code: 7, stdout: "", stderr: "" },
};

function run({ command: [program, ...first] }: Platform, name: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(program, [...first, PROGRAM, name], { timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? error.signal ?? 1), stdout, stderr });
    });
  });
}

const others = PLATFORMS.filter(({ name }) => name !== "node26");

describe.skipIf(fromSource).each(others)("a program on $name", { timeout: 90_000 }, (platform) => {
  test.concurrent.each(Object.entries(PROGRAMS))("%s", async (name, outcome) => {
    expect(await run(platform, name)).toEqual(outcome);
  });

  test.concurrent("fails", async () => {
    const { code, stdout, stderr } = await run(platform, "fails");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "exit code 1\n" });
    expect(stderr).toMatch(/^Process Unlucky:\n/);
    for (const part of ["RangeError: the child failed", "the cause"]) expect(stderr).toContain(part);
    expect(stderr).toMatch(/program-output\.ts:\d+/);
    expect(stderr.match(/the child failed/g)).toHaveLength(1);
  });
});
