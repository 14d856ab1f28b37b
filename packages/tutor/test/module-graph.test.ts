import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { LoadError, readModuleGraph } from "../src/node/module-graph.ts";
import { Programs } from "./programs.ts";

// Each starts a Node, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

const programs = new Programs();
afterAll(() => programs[Symbol.dispose]());
mkdirSync(join(programs.folder, "lib"));
mkdirSync(join(programs.folder, "node_modules/parcel/lib"), { recursive: true });

async function troubleOf(file: string): Promise<LoadError> {
  try {
    await readModuleGraph(file);
  } catch (error) {
    if (error instanceof LoadError) return error;
    throw error;
  }
  throw new Error(`${file} loads well`);
}

test("a program of several files, packages and built-in modules", async () => {
  programs.write('export { q } from "../other.js";\nexport function helper(): void {}\n', "lib/helper.ts");
  programs.write("export const q = 1;\n", "other.js");
  programs.write('{ "pizzas": 3 }\n', "data.json");
  programs.write(
    '{ "name": "parcel", "exports": "./lib/main.js", "type": "module" }',
    "node_modules/parcel/package.json",
  );
  programs.write('export * from "./inner.js";\n', "node_modules/parcel/lib/main.js");
  programs.write("export const p = 1;\n", "node_modules/parcel/lib/inner.js");
  const { file } = programs.write(`
import { join } from "node:path";
import { Process } from "@mp/runtime";
import { p } from "parcel";
import data from "./data.json" with { type: "json" };
import type { Helper } from "./nowhere.ts";
import { helper } from "./lib/helper.ts";
console.log("ran", join, Process, p, data, helper);
process.exit(7);
`);
  const { main, modules, imports } = await readModuleGraph(file);
  const short = (url: string) => url.split("/").at(-1);
  expect(short(main)).toBe("program.ts");
  // What stands in packages is not the program's own.
  expect(Object.fromEntries(modules.map(({ url, format }) => [short(url), format]))).toEqual({
    "data.json": "json",
    "helper.ts": "module-typescript",
    "other.js": "module",
    "program.ts": "module-typescript",
  });
  expect(modules.find(({ url }) => url === main)?.code).toContain('console.log("ran"');
  const found = new Map(imports.map(({ parent, specifier, url }) => [`${short(parent)} ${specifier}`, url]));
  expect(found.get("program.ts parcel")).toMatch(/node_modules\/parcel\/lib\/main\.js$/);
  expect(found.get("program.ts node:path")).toBe("node:path");
  expect(found.get("helper.ts ../other.js")).toMatch(/other\.js$/);
  expect(found.get("program.ts @mp/runtime")).toMatch(/packages\/runtime\//);
  expect(found.has("program.ts ./nowhere.ts")).toBe(false);
});

describe("a program that cannot be loaded", () => {
  test("a syntax error", async () => {
    const { trouble, message } = await troubleOf(
      programs.write("let a: number = 1;\nif (a {\n}\n", "a.ts").file,
    );
    expect(trouble).toMatchObject({ kind: "syntax", line: 2 });
    expect(message).toContain("a.ts:2");
  });

  test("TypeScript that has to be compiled", async () => {
    const { trouble } = await troubleOf(programs.write("\n\nenum Size { big }\n", "b.ts").file);
    expect(trouble).toMatchObject({
      kind: "syntax",
      line: 3,
      detail: expect.stringContaining("enum") as string,
    });
  });

  test("a name that is not exported", async () => {
    const { trouble } = await troubleOf(programs.write('import { Proces } from "@mp/runtime";', "c.ts").file);
    expect(trouble).toEqual({ kind: "no-export", line: 1, name: "Proces" });
  });

  test.each([
    ["./gone.ts", "gone.ts"],
    ["no-such-package", "no-such-package"],
  ])("a module that is not there: %s", async (specifier, name) => {
    const { trouble } = await troubleOf(programs.write(`import "${specifier}";`, "d.ts").file);
    expect(trouble).toMatchObject({ kind: "no-module", name: expect.stringContaining(name) as string });
  });
});
