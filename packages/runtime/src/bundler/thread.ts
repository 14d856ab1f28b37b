/** The text of the file that threads of a bundled program start with. */

import type { Part } from "./modules.ts";

/** How the import of that file is written in the bundle's sources. */
export const THREAD = "virtual:@mp/runtime/thread";

/** What the file is called, without its extension. */
export const THREAD_NAME = "mp-thread";

/**
 * The text. The supervisor and every process start with it; what differs is what they are told at birth.
 *
 * @param thread what \`setThread\` is given, of this very file: processes start others with it.
 * @param loader an expression for a function that loads a module of the bundle, by its name.
 */
export function threadText(thread: string, loader: string): string {
  return [
    'import { setLoader, setThread } from "@mp/runtime/internal/bundled";',
    'import { startThread } from "@mp/runtime/internal/thread";',
    `setThread(${thread});`,
    `setLoader(${loader});`,
    "await startThread();",
    "",
  ].join("\n");
}

/** An expression for a loader of the modules in a table: by their names, expressions for promises of what they export. */
export function loaderOf(modules: Iterable<readonly [name: string, loading: string]>): string {
  const entries = [...modules].map(([name, loading]) => `${JSON.stringify(name)}: () => ${loading}`);
  return `((table) => (module) => Object.hasOwn(table, module) ? table[module]() : undefined)({ ${entries.join(", ")} })`;
}

/** The text of a module that passes on what threads load of another one, so that the rest can be left out of the bundle. */
export function facadeText({ request, names }: Part): string {
  const from = JSON.stringify(request);
  return names === undefined
    ? `import ${from};\nexport {};\n`
    : `export { ${names.map(spelled).join(", ")} } from ${from};\n`;
}

/** Names that are no identifiers are written as strings. */
function spelled(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}
