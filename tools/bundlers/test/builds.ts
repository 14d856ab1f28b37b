/** The sample program, built by each bundler with the configuration its users would write. */

import { fileURLToPath } from "node:url";
import esbuildPlugin from "@mp/runtime/esbuild";
import rollupPlugin from "@mp/runtime/rollup";
import vitePlugin from "@mp/runtime/vite";
import webpackPlugin from "@mp/runtime/webpack";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild, type BuildOptions } from "esbuild";
import { EsbuildPlugin } from "esbuild-loader";
import { rollup } from "rollup";
import esbuildInRollup, { minify } from "rollup-plugin-esbuild";
import { build as tsup } from "tsup";
import { build as vite, type InlineConfig } from "vite";
import webpack, { type Configuration } from "webpack";

export type Mode = "development" | "production";

export interface Build {
  readonly platform: "node" | "browser";
  readonly mode: Mode;
  /** The folder to build into. */
  readonly outdir: string;
  /** Whether the runtime is left out of the bundle. */
  readonly external: boolean;
}

export const ROOT: string = fileURLToPath(new URL("..", import.meta.url));
const RUNTIME = "@mp/runtime";
const OPTIONS = { include: /app\/elsewhere\.ts$/ };
/** Vite is given the page instead. */
const ENTRIES = { node: "app/main.ts", browser: "app/browser.ts" } as const;

/** By the name of the bundler; each makes `main.js`, or `browser.js`, in the folder. */
export const builds: Readonly<Record<string, (build: Build) => Promise<unknown>>> = {
  esbuild: (build) => esbuild({ ...esbuildOptions(build), plugins: [esbuildPlugin(OPTIONS)] }),
  "esbuild, with splitting": (build) =>
    esbuild({ ...esbuildOptions(build), splitting: true, plugins: [esbuildPlugin(OPTIONS)] }),
  tsup: ({ platform, mode, outdir, external }) =>
    tsup({
      config: false,
      entry: [ROOT + ENTRIES[platform]],
      outDir: outdir,
      format: "esm",
      platform,
      target: "node22",
      sourcemap: true,
      minify: mode === "production",
      external: external ? [RUNTIME] : [],
      noExternal: external ? [] : [RUNTIME],
      esbuildPlugins: [esbuildPlugin(OPTIONS)],
      silent: true,
    }),
  rollup: buildWithRollup,
  vite: (build) => vite(viteConfig(build)),
  webpack: (build) => pack(build, "module"),
  "webpack, without modules": (build) => pack(build, "script"),
};

function esbuildOptions({ platform, mode, outdir, external }: Build): BuildOptions {
  return {
    absWorkingDir: ROOT,
    entryPoints: [ENTRIES[platform]],
    outdir,
    bundle: true,
    format: "esm",
    platform,
    target: "node22",
    sourcemap: true,
    minify: mode === "production",
    external: external ? [RUNTIME] : [],
    logLevel: "warning",
  };
}

async function buildWithRollup({ platform, mode, outdir, external }: Build): Promise<void> {
  const bundle = await rollup({
    input: ROOT + ENTRIES[platform],
    external: external ? [RUNTIME, /^node:/] : [/^node:/],
    plugins: [
      nodeResolve({ exportConditions: [platform] }),
      esbuildInRollup({ target: "node22" }),
      rollupPlugin(OPTIONS),
    ],
  });
  await bundle.write({
    dir: outdir,
    entryFileNames: "[name].js",
    sourcemap: true,
    plugins: mode === "production" ? [minify()] : [],
  });
  await bundle.close();
}

/** Vite's configuration without what the build adds: as its development server has it. */
export const viteProject: InlineConfig = {
  configFile: false,
  root: ROOT,
  logLevel: "warn",
  plugins: [vitePlugin(OPTIONS)],
};

function viteConfig({ platform, mode, outdir, external }: Build): InlineConfig {
  // The whole library in one file, as programs often want it: threads and the page then load the same.
  const vendor = { codeSplitting: { groups: [{ name: "vendor", test: /packages.runtime/ }] } };
  return {
    ...viteProject,
    mode,
    // The folder is not the root of the server.
    base: "./",
    ssr: external ? { external: [RUNTIME] } : { noExternal: true },
    build: {
      ...(platform === "node" ? { ssr: ENTRIES.node } : {}),
      outDir: outdir,
      minify: mode === "production",
      sourcemap: true,
      target: platform === "node" ? "node22" : "es2022",
      rolldownOptions: platform === "browser" && mode === "production" ? { output: vendor } : {},
    },
  };
}

/** With the plugin, but without its option for a module that does not import the runtime. */
export function buildWithoutInclude(build: Build): Promise<unknown> {
  return esbuild({ ...esbuildOptions(build), plugins: [esbuildPlugin()] });
}

/** By the name of the bundler; without the plugin. */
export const withoutPlugin: typeof builds = {
  esbuild: (build) => esbuild(esbuildOptions(build)),
  vite: (build) => vite({ ...viteConfig(build), plugins: [] }),
  webpack: (build) => pack(build, "script", []),
};

function pack(build: Build, kind: "module" | "script", plugins = [webpackPlugin(OPTIONS)]): Promise<void> {
  const compiler = webpack({ ...webpackConfig(build, kind), plugins });
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

function webpackConfig(
  { platform, mode, outdir, external }: Build,
  kind: "module" | "script",
): Configuration {
  const isModule = kind === "module";
  const format = isModule ? { format: "esm" as const } : {};
  const filename = platform === "browser" ? "browser.js" : isModule ? "main.js" : "main.cjs";
  return {
    mode,
    context: ROOT,
    entry: `./${ENTRIES[platform]}`,
    target: platform === "node" ? "node22" : ["web", "es2022"],
    devtool: "source-map",
    experiments: { outputModule: isModule },
    externals: external ? { [RUNTIME]: `${isModule ? "module" : "node-commonjs"} ${RUNTIME}` } : {},
    output: {
      path: outdir,
      filename,
      ...(isModule ? { module: true, library: { type: "module" }, chunkFormat: "module" } : {}),
    },
    performance: { hints: false },
    module: { rules: [{ test: /\.ts$/, loader: "esbuild-loader", options: { target: "node22" } }] },
    // Webpack's own takes long for the whole runtime.
    optimization: external ? {} : { minimizer: [new EsbuildPlugin({ target: "node22", ...format })] },
  };
}
