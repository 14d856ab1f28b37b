/** Where programs come from: CommonJS, `--eval`, a module whose guard was forgotten. */
import { describe, expect, test } from "vitest";
import { runNode } from "../fixtures/run-program.ts";

describe.concurrent("a program", { timeout: 60_000 }, () => {
  test("in CommonJS finds its functions and its classes", async () => {
    const { code, stdout, stderr } = await runNode("test/fixtures/common.cjs");
    expect({ code, stderr, lines: stdout.trimEnd().split("\n") }).toEqual({
      code: 0,
      stderr: "",
      lines: ["15 string", "EncodeError true", "true 3"],
    });
  });

  test.each([
    ["module", 'import { Process } from "@mp/runtime"; import os from "node:os";'],
    ["commonjs", 'const { Process } = require("@mp/runtime"); const os = require("node:os");'],
  ])("given to --eval as %s sends functions by their text", async (type, imports) => {
    const text = `${imports}
      const p = new Process({ target: (x) => console.log("got", x), args: [3] });
      p.start();
      p.joinSync();
      try {
        new Process({ target: () => os.cpus() });
      } catch (error) {
        console.log(p.exitCode, error.code, error.message.includes("local variable os "));
      }`;
    const { code, stdout } = await runNode(`--input-type=${type}`, "--eval", text);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "got 3\n0 MP_ENCODE true\n" });
  });

  test("without a guard is told so by its child, which ends", async () => {
    const { code, stdout, stderr } = await runNode("test/fixtures/unguarded.ts");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "the child ended with 1\n" });
    expect(stderr).toContain("Process Process-1:");
    expect(stderr).toContain("if (isMainProcess) { … }");
  });

  test("that fails in a child names its own lines", async () => {
    const { stderr } = await runNode("test/fixtures/inline-failure.ts");
    expect(stderr).toContain("inline-failure.ts:6:");
  });
});
