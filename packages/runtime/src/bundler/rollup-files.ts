/** The names of files, put into a bundle of Rollup's when it knows them. */

import { dirname, posix } from "node:path";
import { MagicString, type SourceMap } from "magic-string";
import type { RenderedChunk } from "rollup";
import { loaderOf, THREAD } from "./thread.ts";

/** Stand in the sources for the URL of the file of threads, and for its loader. */
export const THREAD_URL = "__MP_THREAD_URL__";
export const LOADER = "__MP_LOADER__";
export const THREAD_ID: string = `\0${THREAD}`;

/** All files of the bundle, and the ids of what threads load, by the names of modules. */
interface Files {
  readonly chunks: Readonly<Record<string, RenderedChunk>>;
  readonly facades: ReadonlyMap<string, readonly string[]>;
}

/** Puts names of files in place of what stands for them; `null` where nothing does. */
export function fillIn(
  code: string,
  chunk: RenderedChunk,
  { chunks, facades }: Files,
): { code: string; map: SourceMap } | null {
  if (!code.includes(THREAD_URL) && !code.includes(LOADER)) return null;
  const from = dirname(chunk.fileName);
  const files = new Map(Object.values(chunks).map((other) => [other.facadeModuleId, other.fileName]));
  const pathTo = (id: string): string => JSON.stringify(`./${posix.relative(from, files.get(id) ?? "")}`);
  const url = `new URL(${pathTo(THREAD_ID)}, import.meta.url)`;
  const loads = [...facades].map(([name, ids]): [string, string] => [name, loadingOf(ids.map(pathTo))]);
  const text = new MagicString(code).replaceAll(THREAD_URL, url).replaceAll(LOADER, loaderOf(loads));
  return { code: text.toString(), map: text.generateMap({ hires: "boundary" }) };
}

/** An expression for what several files export together. */
function loadingOf(files: readonly string[]): string {
  const imports = files.map((file) => `import(${file})`);
  if (imports.length === 1) return imports[0] as string;
  return `Promise.all([${imports.join(", ")}]).then((parts) => Object.assign({}, ...parts))`;
}
