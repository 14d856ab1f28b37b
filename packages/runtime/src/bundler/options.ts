/** What the plugins of all bundlers share: their options, which modules they rewrite, and how modules are named. */

import { relative, sep } from "node:path";

/** Options of the plugin, the same for every bundler. */
export interface PluginOptions {
  /**
   * Modules, by their path, whose functions are made known besides those of the modules that import `@mp/runtime`; needed for a module
   * that gets its pool from another module and passes functions of its own to it.
   */
  include?: RegExp;
}

/** Files whose text is worth reading: all but those of packages other than the runtime. */
export function mayBeWanted(file: string, { include }: PluginOptions): boolean {
  return !INSTALLED.test(file) || OF_RUNTIME.test(file) || include?.test(file) === true;
}

const OF_RUNTIME = /[\\/]node_modules[\\/]@mp[\\/]runtime[\\/]/;
const SCRIPT = /\.[cm]?[jt]sx?$/;
const MENTION = /["']@mp\/runtime["']/;
const INSTALLED = /[\\/]node_modules[\\/]/;

/** Whether a module may have to be rewritten, before it is parsed; `included` is for those that must. */
export function wanted(
  file: string,
  code: string,
  { include }: PluginOptions,
): { readonly included: boolean } | undefined {
  if (include?.test(file) === true) return { included: true };
  const mayImport = SCRIPT.test(withoutQuery(file)) && !INSTALLED.test(file) && MENTION.test(code);
  return mayImport ? { included: false } : undefined;
}

export function withoutQuery(id: string): string {
  return id.replace(/[?#].*$/, "");
}

/** The name of a module in all files of a bundle: its path from the project's folder, so that no machine's paths are in it. */
export function moduleName(root: string, file: string): string {
  return relative(root, file).split(sep).join("/");
}

/** Whether an import is the runtime itself, whose functions need no names. */
export function isRuntime(source: string): boolean {
  return source === "@mp/runtime" || source.startsWith("@mp/runtime/");
}
