/** The service worker, with the list of the files that it keeps. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { SiteFile } from "../src/service-worker/files.ts";
import { SHELL } from "../src/service-worker/shell.ts";

/** Its script, by the site's root. */
const SCRIPT = "service-worker.js";

/** Makes it, for a site that is there but for this; `connect` are origins that pages may send requests to. */
export async function buildServiceWorker(dist: string, connect: readonly string[]): Promise<void> {
  const files = filesOf(dist);
  await build({
    entryPoints: [fileURLToPath(new URL("../src/service-worker/service-worker.ts", import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    outfile: join(dist, SCRIPT),
    define: {
      SITE_API: JSON.stringify(connect),
      SITE_FILES: JSON.stringify(files),
      SITE_VERSION: JSON.stringify(hashOf(JSON.stringify(files)).slice(0, 12)),
    },
  });
}

/** What is kept: all but the pages, for which the shell stands, and what only developers look at. */
function filesOf(dist: string): SiteFile[] {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dist.length + 1)
        .replaceAll("\\", "/"),
    );
  const isKept = (path: string): boolean =>
    path === SHELL ||
    path.startsWith("sandbox/") ||
    !/\.(?:html|map)$|^(?:config\.json|service-worker\.js)$/.test(path);
  return paths
    .filter(isKept)
    .toSorted()
    .map((path) => [path, hashOf(readFileSync(join(dist, path)))]);
}

function hashOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
