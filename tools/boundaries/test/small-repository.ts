import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PACKAGES = { runtime: "packages", content: "packages", inspect: "packages", tutor: "packages" };
const APPS = { terminal: "apps", web: "apps" };

/** A repository of the same shape as ours, small and in order. */
const IN_ORDER: Record<string, string> = {
  "packages/runtime/src/index.ts": 'export * from "./queue/queue.ts";',
  "packages/runtime/src/errors.ts": "export class Closed extends Error {}",
  "packages/runtime/src/kernel/heap.ts": 'import { Closed } from "../errors.ts"; export const heap = Closed;',
  "packages/runtime/src/queue/queue.ts":
    'import { heap } from "../kernel/heap.ts"; export const queue = heap;',
  "packages/runtime/src/platform/node/host.ts":
    'import "node:worker_threads"; import "../../kernel/heap.ts";',
  "packages/content/src/index.ts": "export const lessons = [];",
  "packages/inspect/src/index.ts": "export const races = [];",
  "packages/tutor/src/index.ts": 'import "@mp/runtime"; import "@mp/content"; import "@mp/inspect";',
  "packages/tutor/src/react/index.tsx": 'import "react"; export {};',
  "apps/terminal/src/main.tsx": 'import "@mp/tutor"; import "react";',
  "apps/web/src/main.tsx": 'import "@mp/tutor"; import "react";',
  "content/first/check.ts": 'import "@mp/content"; import "@mp/runtime";',
  "content/first/program.ts": 'import { queue } from "@mp/runtime"; queue;',
  "node_modules/react/package.json": '{ "name": "react", "version": "1.0.0", "main": "index.js" }',
  "node_modules/react/index.js": "",
};

/** Writes the small repository, with `files` on top, into a temporary folder that `using` takes away again. */
export function smallRepository(files: Record<string, string> = {}): { root: string } & Disposable {
  const root = mkdtempSync(join(tmpdir(), "mp-boundaries-"));
  const manifests = Object.entries({ ...PACKAGES, ...APPS }).map(([name, folder]) => manifest(folder, name));
  for (const [path, text] of Object.entries({ ...IN_ORDER, ...Object.fromEntries(manifests), ...files })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, "node_modules/@mp"), { recursive: true });
  for (const [name, folder] of Object.entries({ ...PACKAGES, ...APPS })) {
    symlinkSync(join(root, folder, name), join(root, "node_modules/@mp", name));
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}

function manifest(folder: string, name: string): [path: string, text: string] {
  const source = folder === "apps" ? "./src/main.tsx" : "./src/index.ts";
  const exports = { ".": { "@mp/source": source, default: "./dist/index.js" } };
  return [`${folder}/${name}/package.json`, JSON.stringify({ name: `@mp/${name}`, type: "module", exports })];
}
