import { existsSync } from "node:fs";
import { PlatformError } from "../../errors.ts";
import { bundledThread } from "../../library.ts";
import type { Engine, ThreadKind } from "./engine.ts";

/**
 * The file a thread starts with: of the library, or in a bundled program the one its plugin made. Throws {@link PlatformError} if the
 * library is in a bundle that was made without the plugin.
 */
export function threadFile(engine: Engine, kind: ThreadKind): URL {
  const bundled = bundledThread();
  if (bundled !== undefined) return new URL(bundled.url);
  const file = engine.entry(kind);
  if (existsSync(file)) return file;
  throw new PlatformError(
    "@mp/runtime is part of a bundle, where the files its threads start with are missing; add its plugin to the bundler " +
      "(@mp/runtime/vite, /rollup, /esbuild or /webpack), or leave @mp/runtime out of the bundle (external)",
  );
}
