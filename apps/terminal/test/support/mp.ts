import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const tsx = import.meta.resolve("@mp/build/tsx");

/** How Node runs `mp` from its source. */
export const MP_ARGUMENTS: readonly string[] = ["--conditions=@mp/source", `--import=${tsx}`, main];

/** A student's home that begins empty. */
export class StudentHome implements Disposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), "mp-terminal-test-"));

  /** An environment with this home, nothing of ours in it, and these changes. */
  env(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
    const { PATH = "", TMPDIR = tmpdir() } = process.env;
    return {
      PATH,
      TMPDIR,
      HOME: this.folder,
      MP_HOME: join(this.folder, "mp"),
      TERM: "xterm-256color",
      ...changes,
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs `mp` without a terminal, to its end. */
export function mp(home: StudentHome, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...MP_ARGUMENTS, ...args], {
    cwd: home.folder,
    env: home.env(env),
    encoding: "utf8",
    timeout: 60_000,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { stdout, stderr, status };
}
