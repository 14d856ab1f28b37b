/**
 * The loader that the plugin for webpack puts behind all others.
 *
 * @module
 */
// oxlint-disable oxc/no-this-in-exported-function -- webpack calls loaders so

import remapping, { type SourceMapInput } from "@jridgewell/remapping";
import type { LoaderContext } from "webpack";
import { type ForLoader, THREAD_QUERY } from "./webpack-plugin.ts";

type Context = LoaderContext<{ plugin: ForLoader }>;

/** Rewrites a module, or gives the text of the file of threads. */
export default async function load(this: Context, code: string, map?: object): Promise<void> {
  const done = this.async();
  try {
    const { text, changed } = await loaded(this, code);
    done(null, text, (changed === undefined ? map : composed(changed, map)) as never);
  } catch (error) {
    done(error as Error);
  }
}

async function loaded(context: Context, code: string): Promise<{ text: string; changed?: object }> {
  const { plugin } = context.getOptions();
  if (context.resourceQuery === THREAD_QUERY) return { text: plugin.thread() };
  const resolve = context.getResolve({ dependencyType: "esm" });
  const rewritten = await plugin.rewrite(code, context.resourcePath, (source) =>
    resolve(context.context, source),
  );
  return rewritten === undefined ? { text: code } : { text: rewritten.code, changed: rewritten.map };
}

/** Webpack takes one map from all loaders: from what this one made to what the first one read. */
function composed(own: object, before: object | undefined): object {
  if (before === undefined) return own;
  return remapping([own, before] as SourceMapInput[], () => null);
}
