import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a program can import from a package, and the file in which it begins. */
export interface Entry {
  readonly specifier: string;
  readonly file: string;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** The entries of the package in `folder` that are made of source, by its `exports`. */
export function publicEntries(folder: string): Entry[] {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    const source = typeof target === "string" ? undefined : target["@mp/source"];
    return source === undefined
      ? []
      : [{ specifier: manifest.name + path.slice(1), file: join(folder, source) }];
  });
}
