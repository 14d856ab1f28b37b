/** The texts of modules, as they stand on disk. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

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

/** The words of a text that may be identifiers, in order, with repetitions. */
export function words(text: string): string[] {
  return text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
}
