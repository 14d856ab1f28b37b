/**
 * The plugin for webpack.
 *
 * @module
 */

import type { Compiler, WebpackPluginInstance } from "webpack";
import type { PluginOptions } from "./options.ts";
import { apply } from "./webpack-plugin.ts";

export type { PluginOptions } from "./options.ts";

/**
 * Makes functions known by name in the modules that use `@mp/runtime`, and makes the file their threads start with, `mp-thread.js`.
 *
 * @param options which modules besides.
 *
 * @example
 * ```ts
 * import mp from "@mp/runtime/webpack";
 * console.log(typeof mp().apply); // => function
 * ```
 */
export default function mp(options: PluginOptions = {}): WebpackPluginInstance {
  return { apply: (compiler: Compiler) => apply(compiler, options) };
}
