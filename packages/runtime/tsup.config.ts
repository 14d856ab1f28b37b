import { chunks } from "@mp/build/tsup";
import { defineConfig } from "tsup";

// Every process loads the library anew: a few files load in half the time of eighty. The entries of threads lie at
// the root beside the chunks, where the `entry.ts` of `platform/node` and `platform/threads`, inside a chunk, look for them.
const entries = {
  index: "src/index.ts",
  "trace/index": "src/recorder/index.ts",
  "trace-file": "src/platform/node/trace-file.ts",
  "trace-auto": "src/platform/node/trace-auto.ts",
  "kernel/index": "src/kernel/index.ts",
  worker: "src/platform/node/worker.ts",
  supervisor: "src/platform/node/supervisor.ts",
  thread: "src/platform/node/thread.ts",
  deno: "src/platform/deno/index.ts",
  "deno-worker": "src/platform/deno/worker.ts",
  "deno-supervisor": "src/platform/deno/supervisor.ts",
  bun: "src/platform/bun/index.ts",
  "bun-worker": "src/platform/bun/worker.ts",
  "bun-supervisor": "src/platform/bun/supervisor.ts",
  "deno-thread": "src/platform/deno/thread.ts",
  "bun-thread": "src/platform/bun/thread.ts",
  control: "src/platform/node/control.ts",
  host: "src/platform/node/host.ts",
  bundled: "src/bundled.ts",
  "bundler/vite": "src/bundler/vite.ts",
  "bundler/rollup": "src/bundler/rollup.ts",
  "bundler/esbuild": "src/bundler/esbuild.ts",
  "bundler/webpack": "src/bundler/webpack.ts",
  "bundler/webpack-loader": "src/bundler/webpack-loader.ts",
  web: "src/platform/web/index.ts",
  "web-worker": "src/platform/web/worker.ts",
  "web-control": "src/platform/web/control.ts",
  "web-host": "src/platform/web/host.ts",
  "web-thread": "src/platform/web/thread.ts",
  "web-program": "src/platform/web/program.ts",
  "web-driver": "src/platform/web/driver.ts",
};

// Entries that load the same share their files: so each loads all of the library below its platform, and all of its platform: 10 files in place
// of 20 in each thread, 3.6 of the 23 ms of processor that it takes more than a bare one. Not `kernel/index` and `bundled`, which programs
// use by themselves: they stay as small as they are.
export default defineConfig(
  chunks(entries, [
    {
      modules: [
        "src/core.ts",
        "src/process/bootstrap.ts",
        "src/process/spares.ts",
        "src/process/supervisor.ts",
        "src/process/warm-up.ts",
        "src/recorder/reader.ts",
        "src/recorder/recording.ts",
      ],
      entries: [
        entries.index,
        entries.thread,
        entries["trace/index"],
        entries["trace-file"],
        entries["trace-auto"],
        entries.control,
        entries.host,
        entries.deno,
        entries["deno-thread"],
        entries.bun,
        entries["bun-thread"],
        entries.web,
        entries["web-thread"],
        entries["web-control"],
        entries["web-host"],
        entries["web-program"],
        entries["web-driver"],
      ],
    },
    {
      modules: [entries.thread],
      entries: [entries.index, entries["trace-file"], entries["trace-auto"], entries.control, entries.host],
    },
    { modules: [entries["deno-thread"]], entries: [entries.deno] },
    { modules: [entries["bun-thread"]], entries: [entries.bun] },
  ]),
);
