import { describe, expect, test } from "vitest";
import { docComments } from "../src/doc-comment.ts";
import type { Example } from "../src/examples.ts";
import { difference, expectedErrorLines, expectedLines, missingLine, printedLines } from "../src/expected.ts";
import { fences } from "../src/fences.ts";
import { complaint } from "../src/judge.ts";
import { hasPython, runExample } from "../src/run.ts";
import { parseSource } from "../src/source.ts";

const example = (code: string): Example => ({ place: "test.ts:1", language: "ts", code, files: [] });

async function judged(code: string, timeLimit?: number): Promise<string | undefined> {
  return complaint(example(code), await runExample(example(code), "source", timeLimit));
}

describe("finding examples", () => {
  test("a fence behind @example is one, with the line its code begins on", () => {
    const source = parseSource(
      "a.ts",
      "\n/**\n * Text.\n * ```ts\n * no();\n * ```\n * @example\n * ```ts\n * if (a) {\n *   yes();\n * }\n * ```\n */\nconst a = 1;\n",
    );
    expect(docComments(source)[0]?.doc.examples).toEqual([{ code: "if (a) {\n  yes();\n}", line: 9 }]);
  });

  test("a fence can hold shorter fences", () => {
    expect(fences(["````md", "```ts", "```", "````"])).toMatchObject([{ info: "md", code: "```ts\n```" }]);
  });

  test("a fence that is not closed is an error", () => {
    expect(() => fences(["", "```ts", "a"], 10)).toThrow("line 11");
  });
});

describe("comparing", () => {
  test("what is expected stands behind a statement, or on a line of its own", () => {
    const code = 'log(1); // => 1\n// => two\n  // =>\nlog("http://x"); // no\n';
    expect(expectedLines(code)).toEqual(["1", "two", ""]);
  });

  test("what is expected on standard error may stand among other lines", () => {
    const expected = expectedErrorLines("a(); // stderr => one\n// stderr => two\n");
    expect(missingLine(expected, ["one", "    at somewhere", "two"])).toBeUndefined();
    expect(missingLine(expected, ["two", "one"])).toBe("two");
  });

  test("one line break ends a line and begins none", () => {
    expect(printedLines("a\n\n")).toEqual(["a", ""]);
    expect(printedLines("")).toEqual([]);
  });

  test("a difference shows both", () => {
    expect(difference(["a", "b"], ["a", "c"])).toBe("    a\n  - b\n  + c");
    expect(difference(["a"], ["a"])).toBeUndefined();
  });
});

describe("running", () => {
  test("an example that prints what it says is right", async () => {
    expect(await judged("console.log(1 + 1); // => 2")).toBeUndefined();
  });

  test("printing more, less or something else is wrong", async () => {
    expect(await judged("console.log(3); // => 2")).toContain("  - 2\n  + 3");
    expect(await judged("console.log(2);")).toContain("  + 2");
    expect(await judged("// => 2")).toContain("  - 2");
  });

  test("an error is told, with what was printed before it", async () => {
    const told = await judged('console.log(1); // => 1\nthrow new Error("no");');
    expect(told).toContain("test.ts:1 failed: it ended with exit code 1");
    expect(told).toContain("Error: no");
  });

  test("an example finds the files beside it", async () => {
    const code = 'const { two } = await import("./two.js");\nconsole.log(two); // => 2';
    const files = [{ name: "two.js", code: "export const two = 2;" }];
    const program: Example = { place: "test.ts:2", language: "ts", code, files };
    expect(complaint(program, await runExample(program, "source"))).toBeUndefined();
  });

  test.skipIf(!hasPython)("an example in Python is run by Python", async () => {
    const program: Example = {
      place: "test.py:1",
      language: "python",
      code: "print(1 + 1)  # => 2",
      files: [],
    };
    expect(complaint(program, await runExample(program, "source"))).toBeUndefined();
  });

  test("what is not written to standard error is told", async () => {
    expect(await judged('console.error("one"); // stderr => one')).toBeUndefined();
    expect(await judged('console.error("one"); // stderr => two')).toContain("what it says: two");
  });

  test("an example that hangs is ended", async () => {
    expect(await judged("setInterval(() => {}, 1000);", 1000)).toContain("did not end within 1 s");
  });
});
