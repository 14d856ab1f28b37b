/** What the plugin for webpack does. */

import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Compilation, Compiler } from "webpack";
import { RUNTIME } from "./inline.ts";
import { Modules } from "./modules.ts";
import { startsOwnWorker, withoutOwnWorker } from "./own-worker.ts";
import { isRuntime, wanted, moduleName, type PluginOptions } from "./options.ts";
import { rewrite, type Rewritten } from "./rewrite.ts";
import { loaderOf, THREAD_NAME, threadText } from "./thread.ts";

const LOADER = fileURLToPath(import.meta.resolve("@mp/runtime/internal/webpack-loader"));
/** The loader's part for the file of threads. */
export const THREAD_QUERY = "?thread";

/** A module's text, if it is another by now. */
type Changed = Pick<Rewritten, "code" | "map">;

/** What the loader asks of the plugin. */
export interface ForLoader {
  rewrite(
    code: string,
    file: string,
    resolve: (source: string) => Promise<string | false>,
  ): Promise<Changed | undefined>;
  thread(): string;
}

/** Has webpack make functions known by name, and the file of threads. */
export function apply(compiler: Compiler, options: PluginOptions): void {
  const modules = new Modules();
  const file = THREAD_NAME + extensionOf(compiler);
  // A path is from the file that is loading; webpack has its own names for where it is and where files lie.
  const url = `new URL(__webpack_public_path__ + ${JSON.stringify(file)}, __webpack_base_uri__)`;
  // A script that is no module can't be started as one. Asked when all plugins have been applied.
  const thread = (): string => (compiler.options.output.module === true ? url : `${url}, "classic"`);
  const forLoader: ForLoader = {
    rewrite: (code, path, resolve) =>
      register(code, path, { modules, options, root: compiler.context, thread: thread(), resolve }),
    thread: () => threadText(thread(), loaderOf(loads(modules))),
  };
  const use = [{ loader: LOADER, options: { plugin: forLoader } }];
  compiler.options.module.rules.push(
    { test: /\.[cm]?[jt]sx?$/, resourceQuery: { not: [/^\?thread$/] }, enforce: "post", use },
    { resource: LOADER, resourceQuery: /^\?thread$/, type: "javascript/esm", use },
  );
  extendExternals(compiler);
  compiler.hooks.thisCompilation.tap(RUNTIME, () => modules.clear());
  compiler.hooks.finishMake.tapPromise(RUNTIME, async (compilation) => {
    // The modules of the program are all known by now.
    if ([...modules].length > 0) await addThread(compiler, compilation, file);
  });
}

/** What is not named is left out of the bundle. */
function loads(modules: Modules): [name: string, loading: string][] {
  return [...modules].map(([name, { request, names }]) => {
    const exports = names === undefined ? "" : `/* webpackExports: ${JSON.stringify(names)} */ `;
    return [name, `import(${exports}${JSON.stringify(request)})`];
  });
}

function extensionOf({ options: { output } }: Compiler): string {
  const { filename } = output;
  return (typeof filename === "string" && extname(filename)) || ".js";
}

async function register(
  code: string,
  file: string,
  {
    modules,
    options,
    root,
    thread,
    resolve,
  }: {
    modules: Modules;
    options: PluginOptions;
    root: string;
    thread: string;
    resolve: (source: string) => Promise<string | false>;
  },
): Promise<Changed | undefined> {
  if (startsOwnWorker(code)) return withoutOwnWorker(code, thread);
  const want = wanted(file, code, options);
  if (want === undefined) return undefined;
  const module = moduleName(root, file);
  const rewritten = await rewrite(code, file, {
    ...want,
    module,
    thread,
    nameOf: async (source) => {
      const found = isRuntime(source) ? false : await resolve(source).catch(() => false as const);
      if (found === false) return undefined;
      const name = moduleName(root, found);
      modules.place(name, { request: found, external: false });
      return name;
    },
  });
  modules.place(module, { request: file, external: false });
  if (rewritten !== undefined) modules.add(module, rewritten);
  return rewritten;
}

function addThread(compiler: Compiler, compilation: Compilation, filename: string): Promise<void> {
  const { EntryPlugin } = compiler.webpack;
  const dependency = EntryPlugin.createDependency(LOADER + THREAD_QUERY, { name: THREAD_NAME });
  // As webpack does for a worker: with a way of its own to load its parts.
  const { workerChunkLoading, workerWasmLoading } = compilation.outputOptions;
  const entry = {
    name: THREAD_NAME,
    filename,
    runtime: false as const,
    ...(workerChunkLoading === undefined ? {} : { chunkLoading: workerChunkLoading }),
    ...(workerWasmLoading === undefined ? {} : { wasmLoading: workerWasmLoading }),
  };
  return new Promise((resolve, reject) => {
    compilation.addEntry(compiler.context, dependency, entry, (error) => (error ? reject(error) : resolve()));
  });
}

/** Where the runtime is kept out of the bundle by its name, its other entries are as well: they must be of the same copy. */
function extendExternals({ options }: Compiler): void {
  const { externals } = options;
  const known = Array.isArray(externals) ? externals : externals === undefined ? [] : [externals];
  options.externals = known.flatMap((item) => {
    if (item === RUNTIME) return [RUNTIME, ...INTERNAL];
    if (typeof item !== "object" || item instanceof RegExp || typeof item[RUNTIME] !== "string")
      return [item];
    const how = item[RUNTIME];
    return [item, Object.fromEntries(INTERNAL.map((entry) => [entry, how.replace(RUNTIME, entry)]))];
  });
}

const INTERNAL = [`${RUNTIME}/internal/bundled`, `${RUNTIME}/internal/thread`];
