/** The right programs of the corpus in free mode, really parallel: each prints what it should. And that the cases are whole. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { allCases, type CorpusProgram } from "./cases.ts";

const cases = await allCases();

/** What each of the programs printed. */
async function runFree(urls: readonly string[]): Promise<Map<string, string[]>> {
  const fixture = new URL("fixtures/free-run.ts", import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=@mp/source", fixture, ...urls],
    {
      timeout: 60_000,
    },
  );
  const parts = stdout.split("== ").slice(1);
  return new Map(
    parts.map((part) => {
      const [url = "", ...printed] = part.trimEnd().split("\n");
      return [url, printed];
    }),
  );
}

const namesOf = (some: readonly { readonly name: string }[]): string[] => some.map(({ name }) => name);

describe("the corpus", () => {
  test("has at least 40 pairs, each of them small and with a title of its own", () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
    const isLong = ({ code }: CorpusProgram): boolean => code.split("\n").length > 40;
    expect(namesOf(cases.filter(({ right, wrong }) => isLong(right) || isLong(wrong)))).toEqual([]);
  });

  test("marks every line that it expects in a finding, and none in a right program", () => {
    const unmarked = cases.filter(({ finds, wrong }) =>
      finds.some(({ at }) => at.some((mark) => !wrong.marks.has(mark))),
    );
    expect(namesOf(unmarked)).toEqual([]);
    expect(namesOf(cases.filter(({ right }) => right.marks.size > 0))).toEqual([]);
  });

  test("has right programs that print the right thing in free mode", { timeout: 90_000 }, async () => {
    const printed = await runFree(cases.map(({ right }) => right.url));
    const all = cases.map(({ name, right }) => [name, printed.get(right.url)]);
    expect(all).toEqual(cases.map(({ name, prints }) => [name, prints]));
  });
});
