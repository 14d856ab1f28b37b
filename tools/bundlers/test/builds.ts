/** The sample program, built by each bundler with the configuration its users would write. */

import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import esbuildPlugin from "@mp/runtime/esbuild";
import rollupPlugin from "@mp/runtime/rollup";
import vitePlugin from "@mp/runtime/vite";
import webpackPlugin from "@mp/runtime/webpack";
import { build as esbuild } from "esbuild";
import { EsbuildPlugin } from "esbuild-loader";
import { rollup } from "rollup";
import esbuildInRollup, { minify } from "rollup-plugin-esbuild";
import { build as tsup } from "tsup";
import { build as vite } from "vite";
import webpack from "webpack";

export type Mode = "development" | "production";

export interface Build {
  readonly mode: Mode;
  /** The folder to build into. */
  readonly outdir: string;
  /** Whether the runtime is left out of the bundle. */
  readonly external: boolean;
}

export const ROOT: string = fileURLToPath(new URL("..", import.meta.url));
const MAIN = "app/main.ts";
const RUNTIME = "@mp/runtime";

/** By the name of the bundler; each makes `main.js` in the folder. */
export const builds: Readonly<Record<string, (build: Build) => Promise<unknown>>> = {
  esbuild: ({ mode, outdir, external }) =>
    esbuild({
      absWorkingDir: ROOT,
      entryPoints: [MAIN],
      outdir,
      bundle: true,
      format: "esm",
      platform: "node",
      sourcemap: true,
      minify: mode === "production",
      external: external ? [RUNTIME] : [],
      plugins: [esbuildPlugin()],
      logLevel: "warning",
    }),
  "esbuild, with splitting": ({ mode, outdir, external }) =>
    esbuild({
      absWorkingDir: ROOT,
      entryPoints: [MAIN],
      outdir,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      sourcemap: true,
      minify: mode === "production",
      external: external ? [RUNTIME] : [],
      plugins: [esbuildPlugin()],
      logLevel: "warning",
    }),
  tsup: ({ mode, outdir, external }) =>
    tsup({
      config: false,
      entry: [ROOT + MAIN],
      outDir: outdir,
      format: "esm",
      platform: "node",
      sourcemap: true,
      minify: mode === "production",
      external: external ? [RUNTIME] : [],
      noExternal: external ? [] : [RUNTIME],
      esbuildPlugins: [esbuildPlugin()],
      silent: true,
    }),
  rollup: async ({ mode, outdir, external }) => {
    const bundle = await rollup({
      input: `${ROOT}${MAIN}`,
      external: external ? [RUNTIME, /^node:/] : [/^node:/],
      plugins: [
        nodeResolve({ exportConditions: ["node"] }),
        esbuildInRollup({ target: "node22" }),
        rollupPlugin(),
      ],
    });
    await bundle.write({
      dir: outdir,
      entryFileNames: "[name].js",
      sourcemap: true,
      plugins: mode === "production" ? [minify()] : [],
    });
    await bundle.close();
  },
  vite: ({ mode, outdir, external }) =>
    vite({
      configFile: false,
      root: ROOT,
      mode,
      logLevel: "warn",
      plugins: [vitePlugin()],
      ssr: external ? { external: [RUNTIME] } : { noExternal: true },
      build: {
        ssr: MAIN,
        outDir: outdir,
        minify: mode === "production",
        sourcemap: true,
        target: "node22",
      },
    }),
  webpack: (build) => pack({ ...build, module: true }),
  "webpack, CommonJS": (build) => pack({ ...build, module: false }),
};

export async function buildWithoutPlugin(outdir: string): Promise<void> {
  await esbuild({
    absWorkingDir: ROOT,
    entryPoints: [MAIN],
    outdir,
    bundle: true,
    format: "esm",
    platform: "node",
  });
}

function pack({ mode, outdir, external, module }: Build & { module: boolean }): Promise<void> {
  const compiler = webpack({
    mode,
    context: ROOT,
    entry: `./${MAIN}`,
    target: "node22",
    devtool: "source-map",
    experiments: { outputModule: module },
    externals: external ? { [RUNTIME]: `${module ? "module" : "node-commonjs"} ${RUNTIME}` } : {},
    output: {
      path: outdir,
      filename: module ? "main.js" : "main.cjs",
      ...(module ? { module: true, library: { type: "module" }, chunkFormat: "module" } : {}),
    },
    module: { rules: [{ test: /\.ts$/, loader: "esbuild-loader", options: { target: "node22" } }] },
    // Webpack's own takes long for the whole runtime.
    optimization: external ? {} : { minimizer: [new EsbuildPlugin({ target: "node22" })] },
    plugins: [webpackPlugin()],
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        const failure =
          error ?? (stats?.hasErrors() === true ? new Error(stats.toString("errors-warnings")) : null);
        if (failure === null) resolve();
        else reject(failure);
      });
    });
  });
}
