import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

export interface TestOptions {
  /** Where tests are looked for. */
  readonly include?: string[];
  /** Test what `dist` holds instead of the source. */
  readonly built?: boolean;
  /** Modules to load first in each test process, such as `@mp/build/tsx`. */
  readonly imports?: string[];
  /** Modules to load before the tests of each file. */
  readonly setup?: string[];
  /** Files at once, at least; by itself one, or one for each processor but one. More where what they start waits for something most of the time. */
  readonly filesAtOnce?: number;
}

/**
 * Tests run in real Node processes with Node's own module loader and its type stripping: the runtime finds functions by
 * the module they were loaded from, which a rewriting loader would hide. Imports inside the workspace therefore carry `.ts`.
 *
 * Every run leaves its counts in `.cache/tests/*.json`, from which `npm test` makes its last line.
 */
export function tests(options: TestOptions = {}): ViteUserConfig {
  const {
    built = false,
    imports = [],
    setup = [],
    filesAtOnce = 1,
    include = ["{src,test}/**/*.test.{ts,tsx,mjs}"],
  } = options;
  // Tests start thousands of processes, and each loads the modules under test: compiled once, that takes a third of the time.
  process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL("../../../.cache/compiled", import.meta.url));
  const conditions = built ? [] : ["--conditions=@mp/source"];
  return defineConfig({
    test: {
      include,
      setupFiles: setup,
      pool: "forks",
      maxWorkers: Math.max(filesAtOnce, availableParallelism() - 1),
      execArgv: [...conditions, ...imports.map((name) => `--import=${name}`)],
      experimental: { viteModuleRunner: false },
      passWithNoTests: true,
      reporters: ["default", "json"],
      outputFile: { json: `.cache/tests/${built ? "built" : "source"}.json` },
    },
  });
}
