import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toBuiltPath } from "../src/tsup.ts";

const SOURCES = {
  "tsup.config.ts": `import { mirror } from "${resolve(import.meta.dirname, "../src/tsup.ts")}"; export default mirror();`,
  "package.json": '{ "type": "module" }',
  "tsconfig.json": '{ "compilerOptions": { "jsx": "react-jsx" } }',
  "src/index.ts":
    'export { deep } from "./deep/deep.ts"; export const late = (): unknown => import("./view.tsx");',
  "src/deep/deep.ts": 'import { join } from "node:path"; export const deep: string = join("a", "b");',
  "src/view.tsx": "export const view = <p>text</p>;",
  "src/types.d.ts": "declare const here: string;",
  "src/deep/deep.test.ts": "",
  "src/fixtures/child.ts": "",
  "dist/gone.d.ts": "",
  "dist/.tsbuildinfo": "",
};

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mp-build-"));
  for (const [path, text] of Object.entries(SOURCES)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync(join(import.meta.dirname, "../node_modules/.bin/tsup"), { cwd: folder });
});

afterAll(() => rmSync(folder, { recursive: true }));

const built = (path: string): string => readFileSync(join(folder, "dist", path), "utf8");

test("dist has the files of src, without tests and without what was there before", () => {
  const files = readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" });
  const scripts = files.filter((file) => !file.endsWith(".map")).toSorted();
  expect(scripts).toEqual(["deep", "deep/deep.js", "index.js", "view.js"]);
});

test("imports lead to the built files", () => {
  expect(built("index.js")).toContain('from "./deep/deep.js"');
  expect(built("index.js")).toContain('import("./view.js")');
  expect(built("deep/deep.js")).toContain('from "node:path"');
});

test("JSX becomes calls", () => {
  expect(built("view.js")).toContain('from "react/jsx-runtime"');
});

test("only relative paths are rewritten", () => {
  expect(["./a.ts", "../b.tsx", "pkg/c.ts"].map(toBuiltPath)).toEqual(["./a.js", "../b.js", "pkg/c.ts"]);
});
