/** Opening modules by the load hooks of `node:module`, which Node and Deno have. */

import { registerHooks } from "node:module";
import { opened } from "./scopes.ts";

/** Node says which format a module has; Deno does not, but gives no source for what is no program. */
const PROGRAM_FORMATS = new Set([
  "module",
  "module-typescript",
  "commonjs",
  "commonjs-typescript",
  undefined,
  null,
]);

/** Data, which Deno would also give the source of. */
const DATA = /\.(json|wasm|node)$/;

/** Makes every module that this thread loads from now on one that can be looked into. */
export function openByHooks(isOurs: (url: string) => boolean): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const { source, format } = loaded;
      const isProgram =
        PROGRAM_FORMATS.has(format) && !DATA.test(url) && source !== undefined && source !== null;
      if (!isProgram || !url.startsWith("file:") || isOurs(url)) return loaded;
      return { ...loaded, source: opened(url, source as string | Uint8Array) };
    },
  });
}
