/** Cgroup v2 lets a group have processes or groups with limits, never both: who wants to make the latter moves its processes aside first. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Controller } from "./hierarchies.ts";

const ASIDE = "mp-self";

/** Makes a group of v2 give its controllers to groups in it. @throws {Error} saying why it cannot. */
export function delegate(folder: string, controllers: readonly Controller[]): void {
  const read = (name: string) => readFileSync(join(folder, name), "utf8").trim().split(/\s+/);
  const here = read("cgroup.controllers");
  const lacking = controllers.filter((name) => !here.includes(name));
  if (lacking.length > 0) throw new Error(`${folder} was given no ${lacking.join(", ")}`);
  const given = read("cgroup.subtree_control");
  if (controllers.every((name) => given.includes(name))) return;
  // The root of the machine's tree may have both; it alone has no such file.
  if (existsSync(join(folder, "cgroup.type"))) moveAside(folder);
  writeFileSync(join(folder, "cgroup.subtree_control"), controllers.map((name) => `+${name}`).join(" "));
}

/** Moves this process and those it descends from into a group of their own. Whose else is there is not ours to move. */
function moveAside(folder: string): void {
  const all = readFileSync(join(folder, "cgroup.procs"), "utf8").split("\n").filter(Boolean);
  const ours = new Set(ancestry(process.pid));
  const others = all.filter((pid) => !ours.has(Number(pid)));
  if (others.length > 0)
    throw new Error(
      `${folder} holds ${others.length} processes that are not ours: start the API in a group of its own`,
    );
  const aside = join(folder, ASIDE);
  mkdirSync(aside, { recursive: true });
  for (const pid of all) writeFileSync(join(aside, "cgroup.procs"), pid);
}

function ancestry(pid: number): readonly number[] {
  if (pid <= 0) return [];
  const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return [pid, ...ancestry(Number(parent ?? 0))];
}
