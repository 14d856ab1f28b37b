/** Builds the site: the app, the course's data, and every page in every language drawn before it is asked for. */

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LANGUAGES, lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { build } from "vite";
import { INDEX, lessonData } from "../src/course/data.ts";
import { courseFiles } from "../src/course/make.ts";
import { lessonPath, mapPath } from "../src/course/paths.ts";
import { SHELL } from "../src/service-worker/shell.ts";
import { relative } from "./relative.ts";
import { SANDBOX } from "./sandbox.ts";
import { buildServiceWorker } from "./service-worker.ts";
import { typingFiles } from "./typings.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const server = join(root, ".cache", "server");

const course = readCourse(join(root, "../../content"));
const files = courseFiles(course);

const shared = { root, logLevel: "warn", configLoader: "native" } as const;
await build(shared);
await build({ ...shared, build: { ssr: "src/entry-server.tsx", outDir: server, sourcemap: false } });
const { render } = (await import(
  pathToFileURL(join(server, "entry-server.js")).href
)) as typeof import("../src/entry-server.tsx");

const HEAD = /<title>.*?<\/title>|<meta name="description"[^>]*>/gs;
const template = readFileSync(join(dist, "index.html"), "utf8");
for (const [path, value] of [...files, ...typingFiles()]) write(path, JSON.stringify(value));
for (const language of LANGUAGES) {
  await page(mapPath(language), [INDEX]);
  if (language === "es") await page("/", [INDEX], mapPath(language));
  for (const { id } of lessonsOf(course)) await page(lessonPath(language, id), [INDEX, lessonData(id)]);
}
mkdirSync(join(dist, "sandbox"), { recursive: true });
for (const [path, file] of SANDBOX) copyFileSync(file, join(dist, path));
write(SHELL, template);
rmSync(server, { recursive: true });
await buildServiceWorker(dist);
console.log(`${LANGUAGES.length * (lessonsOf(course).length + 1)} pages`);

/** Draws a page and what it needs into the template; it may be drawn as another. */
async function page(address: string, paths: readonly string[], as = address): Promise<void> {
  const data = Object.fromEntries(paths.map((path) => [path, files.get(path)]));
  const drawn = await render(as, data);
  // Titles and descriptions are drawn where they stand; in a page they belong to its head.
  const head = drawn.match(HEAD) ?? [];
  const html = template
    .replace('<html lang="es">', `<html lang="${as.slice(1, 3)}">`)
    .replace("<!--head-->", () => head.join(""))
    .replace("<!--app-->", () => drawn.replaceAll(HEAD, ""))
    .replace("<!--data-->", () => `<script type="application/json" id="data">${inScript(data)}</script>`);
  write(join(address, "index.html"), relative(html, address));
}

/** JSON that can stand in a page: nothing in it ends the element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", String.raw`\u003c`);
}

function write(path: string, text: string): void {
  const file = join(dist, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
