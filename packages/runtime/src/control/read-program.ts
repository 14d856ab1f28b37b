/** Collecting the modules of a program. */

import { childrenOf, isNode, type Node, parseModule } from "../bundler/parse.ts";
import { hostThreads } from "./host-thread.ts";
import type { ControlledProgram, ProgramModule } from "./prepare.ts";
import { resolve } from "./unit.ts";

/**
 * Reads a module and the modules it imports by relative paths, to be run under control.
 *
 * @param main URL of the module that is run.
 * @param read gives the text of a module; left out, files are read on Node, and fetched in browsers.
 * @throws SyntaxError if a module can't be parsed; what `read` throws.
 *
 * @example
 * ```ts
 * import { readProgram } from "@mp/runtime/control";
 *
 * const files: Record<string, string> = {
 *   "file:///main.ts": 'import { name } from "./name.ts"; console.log(name);',
 *   "file:///name.ts": 'export const name = "mp";',
 * };
 * const program = await readProgram("file:///main.ts", async (url) => files[url] ?? "");
 * console.log(program.modules.map(({ url }) => url)); // => [ 'file:///main.ts', 'file:///name.ts' ]
 * ```
 */
export async function readProgram(
  main: string | URL,
  read: (url: string) => Promise<string> = (url) => hostThreads().read(url),
): Promise<ControlledProgram> {
  const modules = new Map<string, Promise<ProgramModule>>();
  const add = async (url: string): Promise<void> => {
    if (modules.has(url)) return;
    const module = read(url).then((code) => ({ url, code }));
    modules.set(url, module);
    const { code } = await module;
    await Promise.all(importsOf(code, url).map(add));
  };
  const { href } = new URL(main);
  await add(href);
  return { main: href, modules: await Promise.all(modules.values()) };
}

/** URLs of the modules that a module imports by relative paths. */
function importsOf(code: string, url: string): string[] {
  const found = new Set<string>();
  const visit = (node: Node): void => {
    const source = node["source"];
    const isImport = /^(Import|Export)\w*Declaration$|^ImportExpression$/.test(node.type);
    if (isImport && isNode(source) && typeof source["value"] === "string")
      found.add(resolve(source["value"], url));
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parseModule(code, new URL(url).pathname));
  return [...found].filter((specifier) => /^(file|https?):/.test(specifier));
}
