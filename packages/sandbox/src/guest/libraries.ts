import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Mount } from "./mounts.ts";

const LINE = /(?:=> )?(\/\S+) \(0x[0-9a-f]+\)/;

/** The libraries that programs of the machine are linked with, each to be mounted where the loader looks for it. */
export async function librariesOf(files: readonly string[]): Promise<readonly Mount[]> {
  const { stdout } = await promisify(execFile)("ldd", [...files], { maxBuffer: 16 * 1024 * 1024 });
  const paths = stdout.split("\n").flatMap((line) => LINE.exec(line)?.[1] ?? []);
  return [...new Set(paths)].map((path) => ({ from: path, at: path }));
}
