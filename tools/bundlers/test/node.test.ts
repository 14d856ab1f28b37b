/** The sample program from every bundler, run on Node: it prints what it prints without a bundler. */

import { execFile } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { SourceMap } from "node:module";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { type Build, builds, buildWithoutInclude, type Mode, ROOT, withoutPlugin } from "./builds.ts";
import { PRINTED } from "./printed.ts";

const run = promisify(execFile);
const OUTPUT = `${ROOT}.cache/node/`;
/** Inside this package, so that a runtime that is left out of the bundle is found. */
function outdirOf(bundler: string, { mode, external }: Pick<Build, "mode" | "external">): string {
  return `${OUTPUT}${bundler.replace(/\W+/g, "-")}-${mode}${external ? "-external" : ""}`;
}

/** The first module says that it begins: once, as processes load the modules of their functions. */
const WITH_MAIN = `the main module begins\n${PRINTED}`;

const CASES: readonly { mode: Mode; external: boolean }[] = [
  { mode: "development", external: false },
  { mode: "production", external: false },
  { mode: "production", external: true },
];

beforeAll(() => rm(OUTPUT, { recursive: true, force: true }));

test("what the program prints without a bundler", { timeout: 20_000 }, async () => {
  const { stdout } = await run(process.execPath, [`${ROOT}app/main.ts`]);
  expect(stdout).toBe(WITH_MAIN);
});

test("a bundle without the plugin says which one to add", { timeout: 20_000 }, async () => {
  const outdir = `${OUTPUT}without-plugin`;
  await withoutPlugin["esbuild"]?.({ platform: "node", mode: "production", external: false, outdir });
  const running = run(process.execPath, [`${outdir}/main.js`], { timeout: 20_000 });
  await expect(running).rejects.toThrow(
    /PlatformError\]?: @mp\/runtime is part of a bundle.* add its plugin/,
  );
});

test("a function of a module that the plugin does not look at is refused", { timeout: 20_000 }, async () => {
  const outdir = `${OUTPUT}without-include`;
  await buildWithoutInclude({ platform: "node", mode: "production", external: false, outdir });
  const { stdout } = await run(process.execPath, [`${outdir}/main.js`], { timeout: 20_000 });
  expect(stdout).toMatch(/elsewhere: the function \(anonymous\) has no name .* name the module in `include`/);
});

describe.each(Object.entries(builds))("%s", (bundler, build) => {
  // What differs from a bundler's usual way is seen in the hardest case.
  const cases = bundler.includes(",") ? CASES.slice(1, 2) : CASES;
  test.each(cases)("$mode, runtime external: $external", { timeout: 60_000 }, async (how) => {
    const outdir = outdirOf(bundler, how);
    await build({ ...how, platform: "node", outdir });
    const files = await readdir(outdir);
    const main = files.find((file) => /^main\.c?js$/.test(file));
    const { stdout, stderr } = await run(process.execPath, [`${outdir}/${main}`], { timeout: 20_000 });
    expect(stdout).toBe(WITH_MAIN);
    expect(stderr).toBe("");
    await expectMapped(outdir, "cannot take ", "app/tasks.ts");
    await expectMapped(outdir, " has a parent", "app/program.ts");
    // What nobody uses is left out, but for the sake of speed by esbuild in place of webpack's own minifier.
    const leavesOut = how.mode === "production" && (how.external || !bundler.startsWith("webpack"));
    expect((await filesWith(outdir, "must not be in any bundle")).length > 0).toBe(
      !leavesOut && bundler.startsWith("webpack"),
    );
  });
});

/** Where a text of the program stands in a bundle, the source map must lead to its source. */
async function expectMapped(outdir: string, text: string, source: string): Promise<void> {
  const lines = (await readFile(ROOT + source, "utf8")).split("\n");
  const wanted = lines.findIndex((line) => line.includes(text));
  const found: unknown[] = [];
  for (const file of await scripts(outdir)) {
    const { line, column } = placeOf(await readFile(file, "utf8"), text) ?? {};
    if (line === undefined || column === undefined) continue;
    const map = new SourceMap(JSON.parse(await readFile(`${file}.map`, "utf8")));
    const entry = map.findEntry(line, column) as { originalSource?: string; originalLine?: number };
    const isSource = entry.originalSource?.endsWith(source) === true;
    found.push(isSource && entry.originalLine === wanted ? "mapped" : { file, entry, wanted });
  }
  expect(new Set(found)).toEqual(new Set(["mapped"]));
}

async function filesWith(outdir: string, text: string): Promise<string[]> {
  const files = await scripts(outdir);
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return files.filter((_, number) => texts[number]?.includes(text));
}

async function scripts(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => /\.c?js$/.test(file)).map((file) => `${folder}/${file}`);
}

/** From 0. */
function placeOf(code: string, text: string): { line: number; column: number } | undefined {
  const at = code.indexOf(text);
  if (at < 0) return undefined;
  const before = code.slice(0, at);
  return { line: before.split("\n").length - 1, column: at - (before.lastIndexOf("\n") + 1) };
}
