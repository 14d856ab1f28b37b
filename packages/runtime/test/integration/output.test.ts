/** What programs print and how they end, as the shell sees it. */
import { describe, expect, test } from "vitest";
import { type Outcome, runNode } from "../fixtures/run-program.ts";

const run = (program: string): Promise<Outcome> => runNode("test/fixtures/program-output.ts", program);

describe.concurrent("a program", { timeout: 60_000 }, () => {
  test("whose child fails goes on; the stack is headed by the child's name", async () => {
    const { code, stdout, stderr } = await run("fails");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "exit code 1\n" });
    expect(stderr).toMatch(/^Process Unlucky:\n/);
    expect(stderr).toContain("RangeError");
    expect(stderr).toContain("the child failed");
    expect(stderr).toMatch(/program-output\.ts:\d+/);
    expect(stderr).toContain("the cause");
  });

  test("sees its child's output while it blocks, in order, each on its stream", async () => {
    expect(await run("prints")).toEqual({
      code: 0,
      stdout: "stdout of the child\nstdout of the parent\n",
      stderr: "stderr of the child\n",
    });
  });

  test("loses nothing of much output", async () => {
    const { code, stdout } = await run("prints much");
    const lines = stdout.trimEnd().split("\n");
    expect({ code, count: lines.length, last: lines.at(-1) }).toEqual({ code: 0, count: 2001, last: "end" });
    expect(lines.slice(0, -1).every((line, i) => line === `line ${i} ${"x".repeat(200)}`)).toBe(true);
  });

  test("gives its children no input", async () => {
    expect(await run("reads nothing")).toEqual({ code: 0, stdout: "no input\n", stderr: "" });
  });

  test("waits for its children", async () => {
    expect(await run("waits for a child")).toEqual({
      code: 0,
      stdout: "the main module ends\nchild ends\n",
      stderr: "",
    });
  });

  test("does not wait for daemons", async () => {
    expect(await run("leaves a daemon")).toEqual({ code: 0, stdout: "the main module ends\n", stderr: "" });
  });

  test("is kept by nothing that it merely holds", async () => {
    expect(await run("holds what nobody uses")).toEqual({
      code: 0,
      stdout: "the main module ends\n",
      stderr: "",
    });
  });

  test("that exits takes its children with it", async () => {
    expect(await run("exits with a child")).toEqual({ code: 7, stdout: "", stderr: "" });
  });
});
