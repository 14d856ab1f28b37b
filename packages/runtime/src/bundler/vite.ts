/**
 * The plugin for Vite.
 *
 * @module
 */

import type { Plugin, ResolvedConfig, UserConfig } from "vite";
import type { PluginOptions as SharedOptions } from "./options.ts";
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
 * console.log(mp().name); // => @mp/runtime
 * ```
 */
export default function mp(options: PluginOptions = {}): Plugin {
  let project: { root: string; served: Served | undefined } = { root: process.cwd(), served: undefined };
  return {
    // Vite's plugins are Rolldown's, which has all that this one asks of Rollup.
    ...(pluginFor(options, () => project) as unknown as Plugin),
    enforce: "post",
    config: () => configFor(options.headers ?? true),
    configResolved(config) {
      project = { root: config.root, served: config.command === "serve" ? servedBy(config) : undefined };
    },
  };
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
    threadUrl: `new URL(${JSON.stringify(`${base}@id/__x00__${THREAD}`)}, import.meta.url)`,
    loader: `(module) => import(/* @vite-ignore */ new URL(${path}, import.meta.url).href)`,
  };
}
