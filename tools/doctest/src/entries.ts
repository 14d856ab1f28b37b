import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a program can import from a package, and the file in which it begins. */
export interface Entry {
  readonly specifier: string;
  readonly file: string;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, Target>>;
}

/** A file, or one for each condition. */
type Target = string | { readonly [condition: string]: Target };

/** The entries of the package in `folder` that are made of source, by its `exports`, but for those that are for itself. */
export function publicEntries(folder: string): Entry[] {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    const source = typeof target === "string" ? undefined : usual(target["@mp/source"]);
    return source === undefined || path.startsWith("./internal/")
      ? []
      : [{ specifier: manifest.name + path.slice(1), file: join(folder, source) }];
  });
}

/** The file of a target on the platform for which there is no condition. */
function usual(target: Target | undefined): string | undefined {
  return typeof target === "object" ? usual(target["default"]) : target;
}
