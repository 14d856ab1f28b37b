import { chunks } from "@mp/build/tsup";
import { defineConfig } from "tsup";

// Every process loads the library anew: a few files load in half the time of eighty. The entries of threads lie at
// the root beside the chunks, where `platform/node/entry.ts`, inside a chunk, looks for them.
export default defineConfig(
  chunks({
    index: "src/index.ts",
    "trace/index": "src/trace/index.ts",
    "kernel/index": "src/kernel/index.ts",
    worker: "src/platform/node/worker.ts",
    supervisor: "src/platform/node/supervisor.ts",
  }),
);
