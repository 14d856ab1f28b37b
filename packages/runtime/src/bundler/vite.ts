/**
 * The plugin for Vite.
 *
 * @module
 */

import type { Plugin, ResolvedConfig, UserConfig } from "vite";
import type { PluginOptions as SharedOptions } from "./options.ts";
import { HIDDEN_IMPORT, startsOwnWorker, withHiddenImport, withoutOwnWorker } from "./own-worker.ts";
import { THREAD_URL } from "./rollup-files.ts";
import { pluginFor, type Served } from "./rollup-plugin.ts";
import { THREAD } from "./thread.ts";

/** Options of the plugin for Vite. */
export interface PluginOptions extends SharedOptions {
  /**
   * Whether `vite` and `vite preview` send the two headers without which browsers give a page no shared memory. Default `true`.
   * The server that the program is deployed to has to send them as well.
   */
  headers?: boolean;
}

/** The headers that isolate a page from others, so that it may have shared memory. */
const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
} as const;

/**
 * Makes functions known by name in the modules that use `@mp/runtime`, makes the file their threads start with, and has Vite's
 * own servers send the headers that shared memory needs.
 *
 * @param options which modules besides, and whether headers are sent.
 *
 * @example
 * ```ts
 * import mp from "@mp/runtime/vite";
 * console.log(mp().map(({ name }) => name)); // => [ '@mp/runtime:workers', '@mp/runtime' ]
 * ```
 */
export default function mp(options: PluginOptions = {}): Plugin[] {
  let project: { root: string; served: Served | undefined } = { root: process.cwd(), served: undefined };
  const main: Plugin = {
    // Vite's plugins are Rolldown's, which has all that this one asks of Rollup.
    ...(pluginFor(options, () => project) as unknown as Plugin),
    enforce: "post",
    config: () => configFor(options.headers ?? true),
    configResolved(config) {
      project = { root: config.root, served: config.command === "serve" ? servedBy(config) : undefined };
    },
  };
  // Before Vite looks for workers to make files of; the rest comes last, when TypeScript is compiled.
  const early: Plugin = {
    name: "@mp/runtime:workers",
    enforce: "pre",
    transform(code) {
      if (!startsOwnWorker(code)) return null;
      const { served } = project;
      if (served === undefined) return withoutOwnWorker(code, THREAD_URL);
      return withoutOwnWorker(withHiddenImport(code), served.threadUrl);
    },
  };
  return [early, main];
}

function configFor(headers: boolean): UserConfig {
  return {
    // Vite would copy the library elsewhere, away from the files it looks for beside itself, and in two versions.
    optimizeDeps: { exclude: ["@mp/runtime"] },
    ...(headers ? { server: { headers: ISOLATION }, preview: { headers: ISOLATION } } : {}),
  };
}

/** The development server serves modules one by one: a module's name is nearly its URL. */
function servedBy({ base, root }: ResolvedConfig): Served {
  const outside = JSON.stringify(`${base}@fs${root}/`);
  const path = `(module.startsWith("../") ? ${outside} : ${JSON.stringify(base)}) + module`;
  return {
    // Not with import.meta.url: Vite would look for a file.
    threadUrl: `new URL(${JSON.stringify(`${base}@id/__x00__${THREAD}`)}, location.href)`,
    // As text: Vite would add a query to the URL, and the module would be loaded once more than by those who import it.
    loader: `(module) => ${HIDDEN_IMPORT}(new URL(${path}, location.href).href)`,
  };
}
