/** How large the entries of the built package are, for those who load them over a network. */

import { globSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

export interface Size {
  /** Bytes of an entry with all it imports from the package, minified. */
  readonly minified: number;
  /** The same, as a server would send it. */
  readonly brotli: number;
}

export type Sizes = Readonly<Record<string, Size>>;

/** The entries of a package that was built: all files but the chunks that these share. */
function entriesIn(dist: string): string[] {
  return globSync("**/*.js", { cwd: dist, exclude: ["chunk-*.js"] }).toSorted();
}

/** Measures the entries of a package that was built, by their paths. */
export async function measure(dist: string): Promise<Sizes> {
  const entries = entriesIn(dist);
  const sizes = await Promise.all(
    entries.map(async (entry) => [entry, await sizeOf(join(dist, entry))] as const),
  );
  return Object.fromEntries(sizes);
}

async function sizeOf(file: string): Promise<Size> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    // Other packages are not ours to keep small, and what the platform brings is not sent.
    packages: "external",
    external: ["node:*"],
    target: "es2024",
    legalComments: "none",
    logLevel: "error",
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: code.length, brotli: brotliCompressSync(code).length };
}
