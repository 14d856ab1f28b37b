/**
 * Makes what a browser's sandbox is given, in `dist/sandbox`: one script for each kind of its threads, each whole, as a sandbox can load
 * nothing, and the page of the frame with its script and its policy in it.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SOURCE = new URL("../src/web/frame/", import.meta.url);
const TARGET = new URL("../dist/sandbox/", import.meta.url);

mkdirSync(TARGET, { recursive: true });
for (const name of ["driver", "program", "host"]) {
  const text = await bundled(name);
  write(`${name}.js`, text);
}
write("frame.html", pageOf(await bundled("frame")));

async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, SOURCE))],
    bundle: true,
    // Names stay: the library finds its own errors by them, and they stand in a student's stacks.
    minifyWhitespace: true,
    minifySyntax: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    write: false,
    // Strict functions show themselves to no `Error.prepareStackTrace` of a program.
    banner: { js: '"use strict";' },
    // A script has no URL of its own to begin with.
    define: { "import.meta.url": "self.location.href" },
  });
  return outputFiles[0]?.text ?? "";
}

/** The program is compiled where it runs: hence `unsafe-eval`, in this frame alone, which has nothing to lose. */
function pageOf(script: string): string {
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}' 'unsafe-eval'; worker-src blob:`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>sandbox</title>
<script>${script}</script>
</html>
`;
}

function write(name: string, text: string): void {
  writeFileSync(new URL(name, TARGET), text);
  console.log(`${name}: ${kilobytes(text.length)}, compressed ${kilobytes(gzipSync(text).length)}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
