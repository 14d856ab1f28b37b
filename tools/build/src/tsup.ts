import { readFileSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Plugin } from "esbuild";
import type { Options } from "tsup";

/**
 * The one way packages here are built: `dist` mirrors `src` file by file.
 *
 * Bundling is on only because esbuild resolves nothing without it. The plugin then keeps every import external,
 * so no chunk is ever made and a file in `dist` sits where its source sits in `src`. Code that looks for a sibling
 * at run time (a worker's entry, a stack trace) finds the same shape in both.
 */
export function mirror(overrides: Options = {}): Options {
  return {
    entry: ["src/**/*.{ts,tsx}", "!src/**/*.d.ts", "!src/**/*.test.{ts,tsx}", "!src/**/{fixtures,test}/**"],
    outDir: "dist",
    format: "esm",
    target: "node22",
    platform: "neutral",
    bundle: true,
    splitting: false,
    // TypeScript 7 has no JavaScript API for tsup to call: `tsc -b` writes the declarations.
    dts: false,
    // tsup's own cleaning leaves the build info of `tsc -b` and takes what it describes: then nothing is written again.
    clean: false,
    sourcemap: true,
    // `node:fs` stays `node:fs`: not every platform knows it by the bare name.
    removeNodeProtocol: false,
    silent: true,
    esbuildPlugins: [emptyOutput, externalImports],
    ...overrides,
  };
}

/**
 * For a library whose start-up counts: a few files in place of many. What entries share goes into chunks at the root of
 * `dist`, so that each module still exists once, whichever entry loads it first.
 */
export function chunks(entry: Record<string, string>, wholes: readonly Whole[] = []): Options {
  return {
    ...mirror(),
    entry,
    platform: "node",
    splitting: true,
    esbuildPlugins: [emptyOutput, loadWhole(wholes)],
    esbuildOptions(options) {
      options.chunkNames = "chunk-[hash]";
      // Names stay, for stacks. What goes, comments above all, is a third of what each thread would read and parse: 3 of 14 ms.
      options.minifyWhitespace = true;
      options.minifySyntax = true;
    },
  };
}

/** Entries that load a part of something, and the modules that have all of it. */
export interface Whole {
  readonly entries: readonly string[];
  readonly modules: readonly string[];
}

/**
 * Has entries load all of something, where they would load a part of it. What different entries load lies in different chunks, so each
 * such part would split the library once more, for every thread: each file takes a thread 0.4 ms of its processor.
 */
function loadWhole(wholes: readonly Whole[]): Plugin {
  return {
    name: "load-whole",
    setup(build) {
      const added = new Map<string, string>();
      for (const { entries, modules } of wholes) {
        const lines = modules.map((module) => `import ${JSON.stringify(resolve(module))};\n`).join("");
        for (const entry of entries) added.set(resolve(entry), (added.get(resolve(entry)) ?? "") + lines);
      }
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const lines = added.get(path);
        if (lines === undefined) return undefined;
        return {
          contents: `${readFileSync(path, "utf8")}\n${lines}`,
          loader: "ts",
          resolveDir: dirname(path),
        };
      });
    },
  };
}

/** Takes away what an earlier build left, declarations and all, so that no file outlives its source. */
const emptyOutput: Plugin = {
  name: "empty-output",
  setup({ initialOptions: { outdir } }) {
    if (outdir !== undefined) rmSync(outdir, { recursive: true, force: true });
  },
};

const externalImports: Plugin = {
  name: "external-imports",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "entry-point" ? undefined : { path: toBuiltPath(path), external: true },
    );
  },
};

/** `./pipe.ts` → `./pipe.js`. Package names and built-in modules stay as they are. */
export function toBuiltPath(path: string): string {
  return path.startsWith(".") ? path.replace(/\.tsx?$/, ".js") : path;
}
