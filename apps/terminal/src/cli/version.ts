import { readFileSync } from "node:fs";

/** The parts of this package's manifest that the tutor tells of. */
export interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

/** This package's manifest, wherever it is installed. */
export function manifest(): Manifest {
  const file = new URL(import.meta.resolve("@mp/terminal/package.json"));
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}
