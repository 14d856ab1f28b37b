import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { cpus, loadavg, platform, release, totalmem } from "node:os";

/** Where and of what a run was made. */
export interface Machine {
  readonly date: string;
  /** The commit that was measured, with `-dirty` if there was more than it. */
  readonly revision: string;
  readonly processor: string;
  readonly processors: number;
  readonly memory: string;
  readonly system: string;
  /** How busy it was before the run: processes that wanted to run, over the last minute. */
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
}

const PEERS = [
  "@mp/runtime",
  "piscina",
  "tinypool",
  "workerpool",
  "poolifier",
  "multithreading",
  "threads",
  "comlink",
];

export function thisMachine(): Machine {
  return {
    date: new Date().toISOString().slice(0, 16),
    revision: output("git", ["describe", "--always", "--dirty"]),
    processor: cpus()[0]?.model.trim() ?? "unknown",
    processors: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${platform()} ${release()}`,
    load: loadavg()[0] ?? 0,
    versions: {
      Node: process.versions.node,
      CPython: output("python3", ["--version"]).replace("Python ", ""),
      ...Object.fromEntries(PEERS.map((name) => [name, versionOf(name)])),
    },
  };
}

/** What a program prints, where it is there. */
function output(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "not here";
  }
}

function versionOf(name: string): string {
  const manifest = findPackageJSON(name, import.meta.url);
  if (manifest === undefined) return "not here";
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
