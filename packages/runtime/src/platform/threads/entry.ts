import type { ThreadKind } from "./engine.ts";

/** Where the entry of a thread is on Deno or Bun: in source in the platform's folder, built beside the chunk that holds this module. */
export function entryOf(platform: string, kind: ThreadKind): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? `../${platform}/${kind}.ts` : `./${platform}-${kind}.js`, import.meta.url);
}
