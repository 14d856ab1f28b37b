/**
 * Makes the package that people install: `.cache/package`, and its tarball with `--pack`. It needs nothing but itself and Node.
 *
 * - `dist/`: this app and all it imports, in a few files, so that little is to be found and read at the start;
 * - `node_modules/@mp/runtime`: as it is published, for its worker files and for the programs that import it;
 * - `node_modules/@mp/tutor`: what runs in processes of its own, found by the same names as in the repository;
 * - `node_modules/@mp/course`: the course as one module.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type BuildResult } from "esbuild";
import { noticesOf } from "./notices.ts";

const APP = fileURLToPath(new URL("../..", import.meta.url));
const OUT = join(APP, ".cache", "package");

const SHARED: BuildOptions = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node22",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  // The runtime is a package of its own; what Ink shows to its developers is not installed.
  external: ["@mp/runtime", "@mp/runtime/*", "react-devtools-core"],
  // The main module sets NODE_ENV for what is not bundled; some of our imports are there for their types alone.
  logOverride: { "assign-to-define": "silent", "ignored-bare-import": "silent" },
  define: { "process.env.NODE_ENV": '"production"' },
  // React and its like are CommonJS, and require what Node has built in.
  banner: {
    js: 'import { createRequire as mpRequire } from "node:module"; const require = mpRequire(import.meta.url);',
  },
};

rmSync(OUT, { recursive: true, force: true });
const app = await bundleApp();
const bundled = [app, await bundleScripts(scriptsNamedIn(app))];
copyRuntime();
copyCourse();
const version = writeManifest();
writeFileSync(
  join(OUT, "THIRD-PARTY-NOTICES.txt"),
  noticesOf(bundled.flatMap((each) => Object.keys(each.metafile?.inputs ?? {}))),
);
for (const name of ["LICENSE", "README.md"])
  cpSync(join(APP, "..", "..", name === "LICENSE" ? name : `docs/mp.md`), join(OUT, name));
console.log(process.argv.includes("--pack") ? pack() : `${OUT} (${version})`);

function bundleApp() {
  return build({
    ...SHARED,
    entryPoints: [join(APP, "dist", "main.js")],
    outdir: join(OUT, "dist"),
    splitting: true,
    chunkNames: "chunk-[hash]",
  });
}

/** What the app starts as a process of its own: it asks where that is by name. */
function scriptsNamedIn({ metafile }: BuildResult): readonly string[] {
  const texts = Object.keys(metafile?.outputs ?? {}).map((path) => readFileSync(path, "utf8"));
  const found = texts.flatMap((text) => [
    ...text.matchAll(/import\.meta\.resolve\(["']@mp\/tutor\/([\w-]+)["']\)/g),
  ]);
  return [...new Set(found.map(([, name = ""]) => name))];
}

function bundleScripts(scripts: readonly string[]) {
  const tutor = folderOf("@mp/tutor");
  const { exports } = manifestIn(tutor) as { exports: Record<string, { default: string }> };
  const entryPoints = scripts.map((name) => ({
    in: join(tutor, exports[`./${name}`]?.default ?? ""),
    out: name,
  }));
  const folder = join(OUT, "node_modules", "@mp", "tutor");
  mkdirSync(folder, { recursive: true });
  const own = Object.fromEntries(scripts.map((name) => [`./${name}`, `./${name}.js`]));
  writeJson(join(folder, "package.json"), { ...named(tutor), type: "module", exports: own });
  return build({ ...SHARED, entryPoints, outdir: folder });
}

function copyRuntime(): void {
  const from = folderOf("@mp/runtime");
  const to = join(OUT, "node_modules", "@mp", "runtime");
  // Declarations and maps are for those who build on it.
  cpSync(join(from, "dist"), join(to, "dist"), {
    recursive: true,
    filter: (path) => !/\.(?:d\.ts|map|tsbuildinfo)$/.test(path),
  });
  const { exports, engines } = manifestIn(from);
  writeJson(join(to, "package.json"), { ...named(from), type: "module", engines, exports });
}

function copyCourse(): void {
  const from = folderOf("@mp/course");
  const to = join(OUT, "node_modules", "@mp", "course");
  cpSync(join(from, "dist", "course.js"), join(to, "dist", "course.js"));
  const exports = { ".": "./dist/course.js", "./package.json": "./package.json" };
  writeJson(join(to, "package.json"), { ...named(from), type: "module", exports });
}

/** The app's own manifest, with what is bundled in place of what it depends on. */
function writeManifest(): string {
  const { name, version, description, license, bin, engines, exports, type } = manifestIn(APP);
  const bundleDependencies = ["@mp/course", "@mp/runtime", "@mp/tutor"];
  const dependencies = Object.fromEntries(
    bundleDependencies.map((each) => [each, named(folderOf(each))["version"]]),
  );
  const files = ["dist", "THIRD-PARTY-NOTICES.txt"];
  const whole = {
    name,
    version,
    description,
    license,
    type,
    bin,
    files,
    exports,
    engines,
    dependencies,
    bundleDependencies,
  };
  writeJson(join(OUT, "package.json"), whole);
  return String(version);
}

/** Answers the path of the tarball. */
function pack(): string {
  const told = execFileSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", dirname(OUT)],
    {
      cwd: OUT,
      encoding: "utf8",
      shell: process.platform === "win32",
    },
  );
  const [{ filename = "" } = {}] = JSON.parse(told) as { filename?: string }[];
  return join(dirname(OUT), filename);
}

type Manifest = Readonly<Record<string, unknown>>;

function folderOf(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function named(folder: string): Manifest {
  const { name, version, license } = manifestIn(folder);
  return { name, version, license };
}

function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
