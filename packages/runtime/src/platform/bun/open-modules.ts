/** Opening modules by Bun's plugins. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { opened } from "../threads/scopes.ts";

interface Loaded {
  readonly contents: string;
  readonly loader: string;
}
interface Builder {
  onLoad(where: { filter: RegExp }, load: (file: { readonly path: string }) => Loaded | undefined): void;
}
declare const Bun: { plugin(plugin: { name: string; setup(build: Builder): void }): void };

/** Programs, and which loader each has: a plugin that gives the text must say so. */
const PROGRAM = /\.([cm]?[jt]s|[jt]sx)$/;

/** Makes every module that this thread loads from now on one that can be looked into. */
export function openByPlugin(isOurs: (url: string) => boolean): void {
  Bun.plugin({
    name: "@mp/runtime",
    setup(build) {
      build.onLoad({ filter: PROGRAM }, ({ path }) => {
        const url = pathToFileURL(path).href;
        const loader = PROGRAM.exec(path)?.[1]?.replace(/^[cm]/, "") ?? "js";
        const text = readFileSync(path, "utf8");
        return { contents: isOurs(url) ? text : opened(url, text), loader };
      });
    },
  });
}
