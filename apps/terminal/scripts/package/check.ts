/**
 * Installs the package where nobody knows of this repository, by npm and without a network, and uses it there. What it needs that is not in
 * it would be missed here.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const WINDOWS = process.platform === "win32";
const build = fileURLToPath(new URL("build.ts", import.meta.url));
const tarball = execFileSync(process.execPath, [build, "--pack"], { encoding: "utf8" }).trim();
const folder = mkdtempSync(join(realpathSync(tmpdir()), "mp package "));

// Nothing of ours: no settings that pnpm or the gate hand on, and a home that begins empty.
const { PATH } = process.env;
const env = { PATH, HOME: folder, MP_HOME: join(folder, "home"), LANG: "en_GB.UTF-8" };
const run = (command: string, ...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd: folder,
    env,
    encoding: "utf8",
    shell: WINDOWS,
  });
  return { stdout, stderr, status };
};
const mp = (...args: string[]) => run("npx", "--offline", "mp", ...args);

try {
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  const installed = run("npm", "install", "--offline", "--no-audit", "--no-fund", tarball);
  assert.equal(installed.status, 0, installed.stderr);

  const listed = mp("list", "--ids");
  assert.match(listed.stdout, /^nace-un-proceso\n(?:.+\n)+$/, listed.stderr);

  const ran = mp("run", "nace-un-proceso");
  assert.equal(ran.status, 0, ran.stderr);
  assert.match(ran.stdout, /Process-1 +│ Process-1: pid 2/);

  // One check looks at a run, the other one at all schedules: each has threads and processes of its own.
  for (const exercise of ["mp-worker", "el-cerrojo"]) {
    const checked = mp("check", exercise, "--json");
    assert.equal(checked.status, 1, checked.stdout + checked.stderr);
    assert.equal((JSON.parse(checked.stdout) as { status: string }).status, "fail");
  }

  const replayed = mp("replay", "el-cerrojo", "--json");
  assert.equal(replayed.status, 1, replayed.stderr);

  const wrong = mp("chek");
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /check/);
  assert.ok(existsSync(join(folder, "home", "progress.json")));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log("mp works where it is installed by npm, offline");
