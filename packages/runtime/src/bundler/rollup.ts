/**
 * The plugin for Rollup, and for Rolldown, which takes the same plugins.
 *
 * @module
 */

import type { Plugin } from "rollup";
import type { PluginOptions } from "./options.ts";
import { pluginFor } from "./rollup-plugin.ts";

export type { PluginOptions } from "./options.ts";

/**
 * Makes functions known by name in the modules that use `@mp/runtime`, and makes the file their threads start with.
 * The output must be ES modules.
 *
 * @param options which modules besides.
 *
 * @example
 * ```ts
 * import mp from "@mp/runtime/rollup";
 * console.log(mp().name); // => @mp/runtime
 * ```
 */
export default function mp(options: PluginOptions = {}): Plugin {
  return pluginFor(options, () => ({ root: process.cwd(), served: undefined }));
}
