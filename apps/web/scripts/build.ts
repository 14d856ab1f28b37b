/** Builds the site: the app, the course's data, and every page in every language drawn before it is asked for. */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LANGUAGES, lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { build } from "vite";
import { policyInPages } from "../server/headers.ts";
import { glossaryPath, lessonPath, mapPath, progressPath } from "../src/course/paths.ts";
import { API, GLOSSARY, INDEX, lessonData } from "../src/course/data.ts";
import { courseFiles } from "../src/course/make.ts";
import { SHELL } from "../src/service-worker/shell.ts";
import { compressAll } from "./compress.ts";
import { htmlOf, withLetters, withPolicy } from "./html.ts";
import { runtimeFiles } from "./runtime-names.ts";
import { SANDBOX } from "./sandbox.ts";
import { buildServiceWorker } from "./service-worker.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const server = join(root, ".cache", "server");

// Whoever builds the site for a host may say where its API is. `config.json` tells the app; pages and the service worker let it through.
const api = process.env["MP_WEB_API"] ?? null;

const course = readCourse(join(root, "../../content"));
const files = new Map<string, unknown>([...courseFiles(course), ...runtimeFiles(course)]);

const shared = { root, logLevel: "warn", configLoader: "native" } as const;
await build(shared);
await build({ ...shared, build: { ssr: "src/entry-server.tsx", outDir: server, sourcemap: false } });
const { render } = (await import(
  pathToFileURL(join(server, "entry-server.js")).href
)) as typeof import("../src/entry-server.tsx");

/** What hosts send for an address that leads nowhere. */
const NOT_FOUND = "404.html";
const template = withPolicy(
  withLetters(readFileSync(join(dist, "index.html"), "utf8"), readdirSync(join(dist, "assets"))),
  policyInPages(originOf(api)),
);
for (const [path, value] of files) write(path, JSON.stringify(value));
await page("/", [INDEX]);
await page("/es/404/", [INDEX], NOT_FOUND);
for (const language of LANGUAGES) {
  await page(mapPath(language), [INDEX]);
  await page(lessonPath(language, "404"), [INDEX], join(language, NOT_FOUND));
  await page(glossaryPath(language), [INDEX, GLOSSARY, API]);
  await page(progressPath(language), [INDEX]);
  for (const { id } of lessonsOf(course)) await page(lessonPath(language, id), [INDEX, lessonData(id)]);
}
mkdirSync(join(dist, "sandbox"), { recursive: true });
for (const [path, file] of SANDBOX) copyFileSync(file, join(dist, path));
write(SHELL, template);
write("config.json", `${JSON.stringify({ api })}\n`);
await buildServiceWorker(dist, originOf(api));
await compressAll(dist);
console.log(`${LANGUAGES.length * (lessonsOf(course).length + 3) + 1} pages`);

/** Draws a page and what it needs into the template. */
async function page(
  address: string,
  paths: readonly string[],
  file = join(address, "index.html"),
): Promise<void> {
  const data = Object.fromEntries(paths.map((path) => [path, files.get(path)]));
  write(file, htmlOf(template, { address, drawn: await render(address, data), data }));
}

/** An API on another host has an origin of its own. */
function originOf(address: string | null): readonly string[] {
  return address !== null && URL.canParse(address) ? [new URL(address).origin] : [];
}

function write(path: string, text: string): void {
  const file = join(dist, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
