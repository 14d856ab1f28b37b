import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Check, type Course, loadCourse } from "../src/index.ts";
import { minimalCourse } from "./minimal-course.ts";

const SCRIPT = fileURLToPath(new URL("../scripts/bundle-course.ts", import.meta.url));

let folder: string;
let said: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mp-bundle-"));
  for (const [path, text] of minimalCourse()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  said = execFileSync(process.execPath, ["--conditions=@mp/source", SCRIPT, folder], { encoding: "utf8" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the bundle is the course, with the checks of its exercises", async () => {
  const module = (await import(pathToFileURL(join(folder, "dist/course.js")).href)) as {
    course: Course;
    checks: Record<string, Check>;
  };
  expect(module.course).toEqual(loadCourse(minimalCourse()));
  expect(Object.keys(module.checks)).toEqual(["ejercicio"]);
  expect(module.checks["ejercicio"]?.({ events: [], main: { pid: 1, name: "" }, exitCode: 0 })).toEqual([]);
});

test("it imports nothing, and says how large it is", async () => {
  const { metafile } = await build({
    entryPoints: [join(folder, "dist/course.js")],
    bundle: true,
    platform: "browser",
    format: "esm",
    write: false,
    metafile: true,
  });
  expect(Object.values(metafile.inputs).flatMap(({ imports }) => imports)).toEqual([]);
  expect(said).toMatch(/^course\.js: \d+\.\d kB, compressed \d+\.\d kB$/m);
});

// esbuild refuses modules of Node where it builds for browsers.
test("what a browser needs to use it is small, and imports nothing of Node", async () => {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `
        export { findLesson, lessonsOf, plainText, titleOf } from "../src/index.ts";
        export { searchIndex } from "../src/search/index.ts";
      `,
      resolveDir: dirname(fileURLToPath(import.meta.url)),
    },
    bundle: true,
    minify: true,
    platform: "browser",
    format: "esm",
    write: false,
    metafile: true,
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  expect(used.filter((path) => /marked|zod|momoa/.test(path))).toEqual([]);
  // minisearch is most of it.
  expect(outputFiles[0]?.contents.length).toBeLessThan(30_000);
});
