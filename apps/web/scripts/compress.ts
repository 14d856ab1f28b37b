/** Compresses what a site is made of, so that a server only has to send it. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const compressors = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** What is not compressed already. */
const KINDS = new Set([".html", ".js", ".css", ".json", ".svg", ".webmanifest"]);

/** Writes a `.br` and a `.gz` beside each file in a folder that is the smaller for it. */
export async function compressAll(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => KINDS.has(extname(name)))
    .map((name) => join(folder, name));
  await Promise.all(files.map(compressOne));
}

async function compressOne(file: string): Promise<void> {
  const bytes = readFileSync(file);
  for (const [kind, compress] of Object.entries(compressors)) {
    const compressed = await compress(bytes);
    if (compressed.length < bytes.length) writeFileSync(`${file}.${kind}`, compressed);
  }
}
