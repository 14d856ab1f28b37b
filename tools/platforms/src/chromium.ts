/**
 * Chromium, from npm: the package brings it compressed, for Linux on x64. It is unpacked once for each version, beside what other tools
 * keep in `node_modules/.cache`, together with the few system libraries that a small machine lacks.
 */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const CACHE = new URL("../node_modules/.cache/", import.meta.url);

/** Why there is no Chromium on this machine; `undefined` if there is one. */
export function whyNoChromium(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64")
    return `npm has no Chromium for ${process.platform} on ${process.arch}`;
  return packageFolder() === undefined ? "the package @sparticuz/chromium is not installed" : undefined;
}

/** Starts Chromium, headless; to be closed. */
export async function launchChromium(): Promise<Browser> {
  const folder = unpacked();
  const { LD_LIBRARY_PATH: libraries = "" } = process.env;
  return chromium.launch({
    executablePath: `${folder}/chromium`,
    // Without its sandbox it runs in containers, and as root.
    args: ["--no-sandbox", "--headless=new"],
    // The machine's own libraries come first where it has them: the loader looks there only for what it has not found.
    env: { ...process.env, LD_LIBRARY_PATH: [libraries, ...ownLibraries(folder)].filter(Boolean).join(":") },
  });
}

/** The libraries that came with it, if the machine lacks some. */
function ownLibraries(folder: string): string[] {
  const needed = execFileSync("ldd", [`${folder}/chromium`], { encoding: "utf8" });
  return needed.includes("not found") ? [`${folder}/al2023/lib`] : [];
}

function packageFolder(): string | undefined {
  try {
    return fileURLToPath(new URL("../", `file://${require.resolve("@sparticuz/chromium")}`));
  } catch {
    return undefined;
  }
}

/** The folder with the program, unpacked now if it is not there yet. */
function unpacked(): string {
  const source = packageFolder();
  if (source === undefined) throw new Error(whyNoChromium());
  const { version } = JSON.parse(readFileSync(`${source}/package.json`, "utf8")) as { version: string };
  const folder = fileURLToPath(new URL(`chromium-${version}`, CACHE));
  if (existsSync(folder)) return folder;
  const making = `${folder}-${process.pid}`;
  mkdirSync(`${making}/al2023`, { recursive: true });
  const bytes = (name: string): Buffer => brotliDecompressSync(readFileSync(`${source}/bin/${name}.br`));
  writeFileSync(`${making}/chromium`, bytes("chromium"), { mode: 0o755 });
  execFileSync("tar", ["-x", "-C", `${making}/al2023`], { input: bytes("al2023.tar") });
  try {
    // One step, so that nobody finds half of it.
    renameSync(making, folder);
  } catch (error) {
    // Another process was faster.
    rmSync(making, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
