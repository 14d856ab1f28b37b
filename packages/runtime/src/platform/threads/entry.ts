import type { ThreadKind } from "./engine.ts";

/** Where the entry of a thread is on Deno or Bun: in source in the platform's folder, built beside the chunk that holds this module. */
export function entryOf(platform: string, kind: ThreadKind): URL {
  // Not in one expression: a bundler would take it for a file to copy.
  const here = import.meta.url;
  const isSource = here.endsWith(".ts");
  return new URL(isSource ? `../${platform}/${kind}.ts` : `./${platform}-${kind}.js`, here);
}
