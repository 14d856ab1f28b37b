/**
 * The library's own script for threads in browsers, of which a bundler would make a file without the program's modules. A bundled
 * program has a file of its own for all threads.
 */

import { MagicString, type SourceMap } from "magic-string";

/** What starts it. The expression is written in platform/web/workers.ts, and stays as it is when the library is built. */
const OWN = 'new Worker(new URL("./web-worker.js", import.meta.url), { type: "module" })';

/** Whether a module is the part of the library that starts threads in browsers. */
export function startsOwnWorker(code: string): boolean {
  return code.includes(OWN);
}

/** That part with the file of the bundle in place of the library's own, given how it is called in `setThread`. */
export function withoutOwnWorker(code: string, thread: string): { code: string; map: SourceMap } {
  const text = new MagicString(code).replace(
    OWN,
    `new Worker(...((url, type = "module") => [url, { type }])(${thread}))`,
  );
  return { code: text.toString(), map: text.generateMap({ hires: "boundary" }) };
}

/** An import that Vite's development server is to leave alone; it would add a client of its own to every thread. */
const IMPORT = /\bimport\(\s*\/\* @vite-ignore \*\/\s*\/\* webpackIgnore: true \*\/\s*module\s*\)/;

/** The same part with its import written so that Vite does not see it. */
export function withHiddenImport(code: string): string {
  return code.replace(IMPORT, `${HIDDEN_IMPORT}(module)`);
}

/** An expression for a function that imports a URL. */
export const HIDDEN_IMPORT = 'new Function("url", "return import(url)")';
