/**
 * The plugin for esbuild, and for tsup, which takes esbuild's plugins.
 *
 * @module
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, extname, posix, relative, resolve, sep } from "node:path";
import type { BuildOptions, BuildResult, Loader, Metafile, OutputFile, Plugin, PluginBuild } from "esbuild";
import type { SourceMap } from "magic-string";
import { Modules } from "./modules.ts";
import { startsOwnWorker, withoutOwnWorker } from "./own-worker.ts";
import { isRuntime, mayBeWanted, wanted, moduleName, type PluginOptions } from "./options.ts";
import { rewrite } from "./rewrite.ts";
import { facadeText, loaderOf, THREAD, THREAD_NAME, threadText } from "./thread.ts";

export type { PluginOptions } from "./options.ts";

const NAME = "@mp/runtime";
/** Stands for the path to the file of threads; as long as any such path, so that source maps stay right when it is filled in. */
const STAND_IN = `${THREAD}${"_".repeat(80)}`;
const THREAD_URL = `new URL(${JSON.stringify(STAND_IN)}, import.meta.url)`;

/** Before the number of a module, in the import of what threads load of it. */
const FACADE = `${THREAD}/`;

/**
 * Makes functions known by name in the modules that use `@mp/runtime`, and makes the file their threads start with, `mp-thread.js`.
 * Bundles must be ES modules.
 *
 * @param options which modules besides.
 *
 * @example
 * ```ts
 * import mp from "@mp/runtime/esbuild";
 * console.log(mp().name); // => @mp/runtime
 * ```
 */
export default function mp(options: PluginOptions = {}): Plugin {
  return {
    name: NAME,
    setup(build) {
      const { initialOptions } = build;
      if (initialOptions.bundle !== true) return;
      checkFormat(initialOptions);
      const writes = initialOptions.write !== false;
      initialOptions.write = false;
      initialOptions.metafile = true;
      const modules = new Modules();
      registerIn(build, options, modules);
      build.onStart(() => modules.clear());
      build.onEnd(async (result) => {
        if (result.errors.length === 0) await finish(build, options, { result, modules });
        if (writes) await writeAll(result.outputFiles ?? []);
      });
    },
  };
}

function checkFormat({ format }: BuildOptions): void {
  if (format === "esm") return;
  throw new TypeError(
    `the plugin of @mp/runtime needs ES modules, as its threads load parts of the bundle; set format: "esm" (it is ${format ?? "not set"})`,
  );
}

/** Rewrites modules as they are loaded. */
function registerIn(build: PluginBuild, options: PluginOptions, modules: Modules): void {
  const { absWorkingDir: root = process.cwd(), loader = {} } = build.initialOptions;
  build.onLoad({ filter: /\.[cm]?[jt]sx?$/, namespace: "file" }, async ({ path }) => {
    if (!mayBeWanted(path, options)) return undefined;
    const code = await readFile(path, "utf8");
    if (startsOwnWorker(code)) {
      const own = withoutOwnWorker(code, THREAD_URL);
      return { contents: withMap(own), loader: "js", resolveDir: dirname(path) };
    }
    const want = wanted(path, code, options);
    if (want === undefined) return undefined;
    const module = moduleName(root, path);
    const nameOf = (source: string): Promise<string | undefined> =>
      nameIn(build, { source, importer: path, root, modules });
    const rewritten = await rewrite(code, path, { ...want, module, thread: THREAD_URL, nameOf });
    if (rewritten === undefined) return undefined;
    modules.place(module, { request: path, external: false });
    modules.add(module, rewritten);
    const extension = extname(path);
    return {
      contents: withMap(rewritten),
      loader: loader[extension] ?? (extension.replace(/^\.[cm]?/, "") as Loader),
      resolveDir: dirname(path),
    };
  });
}

function withMap({ code, map }: { readonly code: string; readonly map: SourceMap }): string {
  return `${code}\n//# sourceMappingURL=${map.toUrl()}`;
}

async function nameIn(
  build: PluginBuild,
  { source, importer, root, modules }: { source: string; importer: string; root: string; modules: Modules },
): Promise<string | undefined> {
  if (isRuntime(source)) return undefined;
  const resolveDir = dirname(importer);
  const { path, external, errors } = await build.resolve(source, {
    importer,
    resolveDir,
    kind: "import-statement",
  });
  if (errors.length > 0) return undefined;
  const name = external ? path : moduleName(root, path);
  modules.place(name, { request: path, external });
  return name;
}

/** Builds the file of threads and names it in all files. */
async function finish(
  build: PluginBuild,
  options: PluginOptions,
  { result, modules }: { result: BuildResult; modules: Modules },
): Promise<void> {
  const { outputFiles: files = [] } = result;
  if (!files.some((file) => file.path.endsWith("js") && file.text.includes(STAND_IN))) return;
  const threads = await buildThread(build, options, modules);
  const root = build.initialOptions.absWorkingDir ?? process.cwd();
  const thread = resolve(root, entryOf(threads.metafile as Metafile));
  const known = new Set(files.map(({ path }) => path));
  files.push(...(threads.outputFiles ?? []).filter(({ path }) => !known.has(path)));
  Object.assign(result.metafile?.outputs ?? {}, threads.metafile?.outputs);
  for (const file of files) fillIn(file, thread);
}

function buildThread(build: PluginBuild, options: PluginOptions, modules: Modules): Promise<BuildResult> {
  const { outfile, outdir, plugins = [], ...initial } = build.initialOptions;
  const texts = threadTexts(modules);
  const own: Plugin = {
    name: NAME,
    setup(inner) {
      registerIn(inner, options, new Modules());
      inner.onResolve({ filter: new RegExp(`^${THREAD}`) }, ({ path }) => ({ path, namespace: NAME }));
      inner.onLoad({ filter: /.*/, namespace: NAME }, ({ path }) => ({
        contents: texts.get(path) ?? "",
        resolveDir: inner.initialOptions.absWorkingDir ?? process.cwd(),
      }));
    },
  };
  return build.esbuild.build({
    ...initial,
    entryPoints: [{ in: THREAD, out: THREAD_NAME }],
    entryNames: "[name]",
    outdir: outdir ?? dirname(outfile ?? "."),
    plugins: plugins.map((plugin) => (plugin.name === NAME ? own : plugin)),
  });
}

/** The file of threads and what it loads, by how they are imported. */
function threadTexts(modules: Modules): Map<string, string> {
  const texts = new Map<string, string>();
  const loads = [...modules].map(([name, part], number): [string, string] => {
    texts.set(FACADE + number, facadeText(part));
    // A module that registers its own functions is imported as it is: what only passes it on may leave it out.
    const request = part.names === undefined ? part.request : FACADE + number;
    return [name, `import(${JSON.stringify(request)})`];
  });
  return texts.set(THREAD, threadText(THREAD_URL, loaderOf(loads)));
}

function entryOf({ outputs }: Metafile): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(THREAD) === true);
  if (found === undefined) throw new Error("esbuild has made no file for threads");
  return found[0];
}

function fillIn(file: OutputFile, thread: string): void {
  if (!file.path.endsWith("js") || !file.text.includes(STAND_IN)) return;
  const path = `./${relative(dirname(file.path), thread).split(sep).join(posix.sep)}`;
  // URLs lose the spaces around them.
  const text = file.text.replaceAll(STAND_IN, path.padEnd(STAND_IN.length));
  file.contents = Buffer.from(text);
}

async function writeAll(files: readonly OutputFile[]): Promise<void> {
  for (const { path, contents } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}
