/** `pnpm --filter @mp/web size:check`: what a browser loads of the built site, compressed, against `budgets.json`. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const budgets = JSON.parse(readFileSync(join(root, "budgets.json"), "utf8")) as Record<string, number>;

const sizes = measured();
const names = [...new Set([...Object.keys(sizes), ...Object.keys(budgets)])];
const over = names.filter((name) => (sizes[name] ?? Infinity) > (budgets[name] ?? 0));
for (const name of names) {
  const cells = [sizes[name], budgets[name]].map((bytes) => inKilobytes(bytes).padStart(10));
  console.log(`${name.padEnd(30)}${cells.join("")}`);
}
if (over.length > 0) {
  console.error(
    `\nOver their budgets in apps/web/budgets.json: ${over.join(", ")}. Look what came in; what is not needed for the first look ` +
      "is loaded by `import()` when it is. If it is worth its bytes, raise the budget, and say in the commit what for",
  );
  process.exitCode = 1;
}

/** Bytes by name, compressed by gzip, as the figure is. */
function measured(): Record<string, number> {
  const pages = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("index.html"),
  );
  const lesson = readFileSync(join(dist, "en/el-cerrojo/index.html"), "utf8");
  const scripts = linked(lesson, /<(?:script[^>]* src|link rel="modulepreload"[^>]* href)="([^"]+\.js)"/g);
  const before = withImports(scripts);
  const editor = readdirSync(join(dist, "assets")).filter((name) => /^editor-.*\.js$/.test(name));
  return {
    "javascript before the editor": together(before),
    "style sheet": together(linked(lesson, /<link rel="stylesheet"[^>]* href="([^"]+)"/g)),
    // Compressed already; italics come only where there are some.
    letters: readdirSync(join(dist, "assets"))
      .filter((name) => /normal.*\.woff2$/.test(name))
      .reduce((sum, name) => sum + readFileSync(join(dist, "assets", name)).length, 0),
    "largest page": Math.max(...pages.map((page) => compressed(page))),
    editor: together(withImports(editor.map((name) => `assets/${name}`)).difference(before)),
  };
}

/** Files of the site that a page names. */
function linked(html: string, pattern: RegExp): Set<string> {
  return new Set([...html.matchAll(pattern)].map(([, path = ""]) => path.replace(/^(?:\.{0,2}\/)+/, "")));
}

/** Scripts, with all that they import before they can run. */
function withImports(scripts: Iterable<string>): Set<string> {
  const found = new Set(scripts);
  for (const script of found) {
    const code = readFileSync(join(dist, script), "utf8");
    for (const [, path = ""] of code.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g))
      found.add(join(dirname(script), path));
  }
  return found;
}

function together(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + compressed(file), 0);
}

function compressed(file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
}

function inKilobytes(bytes = 0): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
