import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How Node runs `mp`, as it is built: from its source it takes twice as long to come up, some 200 times. */
export const MP_ARGUMENTS: readonly string[] = [
  fileURLToPath(new URL("../../dist/main.js", import.meta.url)),
];

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
