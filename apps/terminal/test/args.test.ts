import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { OptionError, readArguments } from "../src/cli/args.ts";
import { choicesOf, ConflictError, searchOf } from "../src/cli/choices.ts";
import { ValueError } from "../src/cli/values.ts";

const own = (...argv: string[]) => readArguments(argv).own;
const choices = (...argv: string[]) => choicesOf(own("trace", "a.ts", ...argv), "/home/ana");
const search = (...argv: string[]) => searchOf(own("explore", "a.ts", ...argv));

describe("the command line", () => {
  test("options stand anywhere; what is behind -- is the program's", () => {
    expect(readArguments(["--lang", "es", "trace", "--json", "a.ts", "--", "--json", "5"])).toMatchObject({
      command: "trace",
      operands: ["a.ts"],
      rest: ["--json", "5"],
      lang: "es",
      json: true,
    });
  });

  test("an option belongs to its command", () => {
    expect(own("explore", "a.ts", "--bound", "3")).toEqual({ bound: "3" });
    for (const argv of [
      ["trace", "a.ts", "--bound", "3"],
      ["explore", "a.ts", "--sites"],
      ["--bound", "3"],
    ]) {
      expect(() => readArguments(argv)).toThrow(OptionError);
    }
  });

  test("an option that lacks its value", () => {
    expect(() => readArguments(["explore", "a.ts", "--bound"])).toThrow(OptionError);
  });
});

describe("what both commands take", () => {
  test("nothing said", () => {
    expect(choices()).toEqual({
      perfetto: undefined,
      replay: undefined,
      sites: true,
      timeMs: undefined,
      view: undefined,
    });
  });

  test("everything said", () => {
    expect(
      choices("--no-sites", "--time", "5", "--view", "text", "--perfetto", "out.json", "--replay", "aX"),
    ).toEqual({
      perfetto: resolve("/home/ana", "out.json"),
      replay: "aX",
      sites: false,
      timeMs: 5_000,
      view: "text",
    });
  });

  test.each([
    ["--time", "0"],
    ["--time", "1.5"],
    ["--view", "3d"],
  ])("%s %s is refused", (...argv) => expect(() => choices(...argv)).toThrow(ValueError));
});

describe("how to search", () => {
  test.each([
    [[], { strategy: "exhaustive", bound: 2, limit: 100_000 }],
    [["--bound", "0"], { strategy: "exhaustive", bound: 0, limit: 100_000 }],
    [["--limit", "9"], { strategy: "exhaustive", bound: 2, limit: 9 }],
    [["--seeds", "50"], { strategy: "random", limit: 50 }],
    [["--strategy", "pct"], { strategy: "pct", limit: 1_000 }],
    [["--strategy", "random", "--seeds", "50", "--limit", "20"], { strategy: "random", limit: 20 }],
  ])("%j", (argv, wanted) => expect(search(...argv)).toEqual(wanted));

  test.each([
    [["--bound=-1"], ValueError],
    [["--bound", "dos"], ValueError],
    [["--seeds", "1e3"], ValueError],
    [["--limit", "99999999999999999999"], ValueError],
    [["--strategy", "luck"], ValueError],
    [["--bound", "2", "--strategy", "random"], ConflictError],
    [["--seeds", "5", "--strategy", "exhaustive"], ConflictError],
    [["--seeds", "5", "--bound", "1"], ConflictError],
  ])("%j is refused", (argv, error) => expect(() => search(...argv)).toThrow(error));
});
