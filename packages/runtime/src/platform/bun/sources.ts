/** The texts of modules, as they stand on disk. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Transpiler } from "./transpiler.ts";

const sources = new Map<string, string>();

/** The text of a module; empty if it can't be read, as in an executable that carries its modules. */
export function sourceOf(url: string): string {
  const known = sources.get(url);
  if (known !== undefined) return known;
  const source = read(url);
  sources.set(url, source);
  return source;
}

function read(url: string): string {
  try {
    return readFileSync(fileURLToPath(url), "utf8");
  } catch {
    return "";
  }
}

const written = new Map<string, string>();

/** Whether a module has this text, which is that of a function as Bun has compiled it. */
export function contains(url: string, text: string): boolean {
  const code = written.get(url) ?? squeezed(compiled(sourceOf(url)));
  written.set(url, code);
  return code.includes(squeezed(text));
}

function compiled(source: string): string {
  try {
    return new Transpiler({ loader: "tsx" }).transformSync(source);
  } catch {
    // What JSX makes ambiguous, such as a generic arrow function.
    return new Transpiler({ loader: "ts" }).transformSync(source);
  }
}

const squeezed = (code: string): string => code.replaceAll(/\s+/g, "");

/** The words of a text that may be identifiers, in order, with repetitions. */
export function words(text: string): string[] {
  return text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
}
