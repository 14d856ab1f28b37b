/** getLogger and logToStderr: Python's levels and format, inherited by children. */
import { fileURLToPath } from "node:url";
import { getLogger, Logger } from "@mp/runtime";
import { afterEach, describe, expect, test } from "vitest";
import { runNode } from "../fixtures/run-program.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/logging-program.ts", import.meta.url));

afterEach(() => getLogger().setLevel("NOTSET"));

test("there is one logger in a process, which lets warnings pass at first", () => {
  const logger = getLogger();
  expect(logger).toBeInstanceOf(Logger);
  expect(getLogger()).toBe(logger);
  expect([logger.level, logger.getEffectiveLevel()]).toEqual([0, 30]);
  expect([logger.isEnabledFor("SUBWARNING"), logger.isEnabledFor("WARNING")]).toEqual([false, true]);
});

test.each([
  ["SUBDEBUG", 5],
  ["DEBUG", 10],
  ["INFO", 20],
  ["SUBWARNING", 25],
  ["WARNING", 30],
  ["ERROR", 40],
  ["CRITICAL", 50],
] as const)("%s is %i", (name, number) => {
  const logger = getLogger();
  logger.setLevel(name);
  expect([logger.level, logger.getEffectiveLevel()]).toEqual([number, number]);
  expect([logger.isEnabledFor(number), logger.isEnabledFor(number - 1)]).toEqual([true, false]);
  logger.setLevel(number + 1);
  expect([logger.level, logger.isEnabledFor(name)]).toEqual([number + 1, false]);
});

test.each([
  ["LOUD", /not a level; these are: NOTSET, SUBDEBUG/],
  [-1, /level must be at least 0/],
  [1.5, TypeError],
  [null, TypeError],
])("the level %o is refused", (level, expected) => {
  expect(() => getLogger().setLevel(level as never)).toThrow(expected);
  expect(getLogger().level).toBe(0);
});

describe("a program", { timeout: 60_000 }, () => {
  test("writes to stderr, with the process's name, what its level lets pass", async () => {
    const { code, stdout, stderr } = await runNode(PROGRAM, "INFO");
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr.trimEnd().split("\n")).toEqual([
      "[ERROR/MainProcess] main has begun",
      "[INFO/early] child process calling run()",
      "[INFO/early] at work",
      "[Level 23/early] between two levels",
      "[WARNING/Process-1:1] from below",
      "[INFO/early] process shutting down",
      "[CRITICAL/MainProcess] main ends",
    ]);
  });

  test("writes nothing without logToStderr", async () => {
    expect(await runNode(PROGRAM, "none")).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
