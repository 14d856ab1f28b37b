import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ROOT } from "./root.mjs";

/** A hash over the contents of the given files. A file that is not there counts as such. @param {readonly string[]} files */
export function hashContents(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const path = resolve(ROOT, file);
    hash.update(`${file}\0`).update(existsSync(path) ? readFileSync(path) : "missing");
  }
  return hash.digest("hex");
}

/**
 * A hash over names, sizes and times of everything below the given folders: a few milliseconds for a thousand files,
 * where reading them would take far longer.
 *
 * @param {readonly string[]} paths
 */
export function hashTimes(paths) {
  const hash = createHash("sha256");
  for (const path of paths) visit(path, (line) => hash.update(line));
  return hash.digest("hex");
}

/** @param {string} path @param {(line: string) => void} report */
function visit(path, report) {
  const stats = statSync(resolve(ROOT, path), { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const name of readdirSync(resolve(ROOT, path)).toSorted()) visit(`${path}/${name}`, report);
  } else {
    report(`${path}\0${stats?.size}\0${stats?.mtimeMs}\n`);
  }
}

/** A small file that says for which state of the repository some work was done and ended well. */
export class Stamp {
  /** @param {string} file */
  constructor(file) {
    this.path = resolve(ROOT, file);
  }

  /** @param {string} state */
  matches(state) {
    return existsSync(this.path) && readFileSync(this.path, "utf8") === state;
  }

  /** @param {string} state */
  write(state) {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, state);
  }

  clear() {
    rmSync(this.path, { force: true });
  }
}
