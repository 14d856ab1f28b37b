/** What runs have left on the machine. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hierarchyOf } from "../../src/cgroup/hierarchies.ts";

/** Folders of the control groups that a process has made for its runs. */
export function groupsOf(pid: number): readonly string[] {
  const all = (["memory", "pids", "cpu"] as const).map((name) => hierarchyOf(name, process.env["MP_CGROUP"]));
  const folders = new Set(all.flatMap((place) => (typeof place === "string" ? [] : [place.folder])));
  return [...folders].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`mp-run-${pid}-`))
      .map((name) => join(folder, name)),
  );
}

/** Processes in these groups, each once. */
export function processesIn(groups: readonly string[]): readonly number[] {
  const files = groups.map((group) => join(group, "cgroup.procs")).filter((file) => existsSync(file));
  const pids = files.flatMap((file) => readFileSync(file, "utf8").split("\n").filter(Boolean).map(Number));
  return [...new Set(pids)];
}
