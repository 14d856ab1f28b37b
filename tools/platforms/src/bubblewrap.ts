/**
 * Bubblewrap, for the tests of the sandbox: the machine's own, or else Debian's, unpacked once beside what other tools keep in
 * `node_modules/.cache`. Whoever operates the API installs it; only tests get it from here.
 */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../node_modules/.cache/bubblewrap-0.8.0", import.meta.url));

/** The package of Debian 12, for machines without `apt-get` or its lists: where it is, and what it is. */
const POOL = "https://deb.debian.org/debian/pool/main/b/bubblewrap/bubblewrap_0.8.0-2+deb12u1_";
const PACKAGES: Readonly<Record<string, { readonly name: string; readonly sha256: string }>> = {
  x64: { name: "amd64", sha256: "3cc9134a3286ad01a323dcd924ba123eb634cefaeec82d774257e06308aeaadb" },
  arm64: { name: "arm64", sha256: "d044ba1d7961d835669035fcd1e11121f1dc960a1a2e1c6489a93ea44e083557" },
};

/** Path of a bubblewrap that runs here. @throws {Error} saying why there is none. */
export async function bubblewrap(): Promise<string> {
  const own = process.env["MP_BWRAP"] || inPath();
  if (own !== undefined) return own;
  const program = join(FOLDER, "usr/bin/bwrap");
  if (!existsSync(program)) await unpackInto(FOLDER);
  return program;
}

function inPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "bwrap")).find((file) => existsSync(file));
}

async function unpackInto(folder: string): Promise<void> {
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    const data = dataOf(byApt(making) ?? (await byAddress()));
    execFileSync("tar", ["-x", "-J", "-C", making, "./usr/bin/bwrap"], { input: data });
    // One step, so that nobody finds half of it; unless another process was faster.
    if (!existsSync(folder)) renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** From where the machine gets its packages; nothing, if it gets none. */
function byApt(folder: string): Buffer | undefined {
  try {
    execFileSync("apt-get", ["download", "bubblewrap"], { cwd: folder, stdio: "ignore", timeout: 60_000 });
    const file = readdirSync(folder).find((name) => name.endsWith(".deb"));
    return file === undefined ? undefined : readFileSync(join(folder, file));
  } catch {
    return undefined;
  }
}

async function byAddress(): Promise<Buffer> {
  const known = PACKAGES[process.arch];
  if (process.platform !== "linux" || known === undefined)
    throw new Error(`There is no bubblewrap to fetch for ${process.platform} on ${process.arch}`);
  const address = `${POOL}${known.name}.deb`;
  const response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const sum = createHash("sha256").update(bytes).digest("hex");
  if (sum !== known.sha256) throw new Error(`${address} is not what it was: its SHA-256 is ${sum}`);
  return bytes;
}

/** The files in a package of Debian's: a member of an archive of `ar`, whose members each have a head of 60 bytes. */
function dataOf(archive: Buffer): Buffer {
  for (let at = 8; at < archive.length;) {
    const name = archive.toString("latin1", at, at + 16).trim();
    const size = Number(archive.toString("latin1", at + 48, at + 58));
    if (name.startsWith("data.tar")) return archive.subarray(at + 60, at + 60 + size);
    at += 60 + size + (size % 2);
  }
  throw new Error("The package of bubblewrap holds no files");
}
