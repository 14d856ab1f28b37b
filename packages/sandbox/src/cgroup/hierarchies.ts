/** Where this process is among the machine's control groups: one tree (v2), or one for each controller (v1), or some of both. */
import { accessSync, constants, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** What a control group can do here that a run needs. */
export type Controller = "memory" | "pids" | "cpu";

/** Where the groups of runs are made that a controller holds. */
export interface Hierarchy {
  readonly version: 1 | 2;
  /** Folder of the group that this process is in, or of the one it was told to use. */
  readonly folder: string;
}

/** What v1 calls the controller that is asked: the one that counts processor time has a name of its own there. */
const V1_NAMES: Readonly<Record<Controller, string>> = { memory: "memory", pids: "pids", cpu: "cpuacct" };

interface Mount {
  readonly root: string;
  readonly at: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** The hierarchy that has a controller, and may be written; or why there is none. @param told `MP_CGROUP`: a folder of v2 that was handed over. */
export function hierarchyOf(controller: Controller, told: string | undefined): Hierarchy | string {
  try {
    if (told !== undefined) return writable({ version: 2, folder: told });
    const mounts = mountsOf(readFileSync("/proc/self/mountinfo", "utf8"));
    const groups = readFileSync("/proc/self/cgroup", "utf8");
    const name = V1_NAMES[controller];
    const old = mounts.find(({ type, options }) => type === "cgroup" && options.includes(name));
    if (old) return writable({ version: 1, folder: folderIn(old, groupIn(groups, name)) });
    const unified = mounts.find(({ type }) => type === "cgroup2");
    if (unified) return writable({ version: 2, folder: folderIn(unified, groupIn(groups, "")) });
    return "no cgroups are mounted";
  } catch (error) {
    return (error as Error).message;
  }
}

function writable(hierarchy: Hierarchy): Hierarchy {
  accessSync(hierarchy.folder, constants.W_OK);
  return hierarchy;
}

function mountsOf(mountinfo: string): readonly Mount[] {
  return mountinfo.split("\n").flatMap((line) => {
    const [before = "", after = ""] = line.split(" - ");
    const [, , , root = "", at = ""] = before.split(" ");
    const [type = "", , options = ""] = after.split(" ");
    return type === "" ? [] : [{ root, at, type, options: options.split(",") }];
  });
}

/** Lines are `number:controllers:path`; that of v2 names none. */
function groupIn(groups: string, controller: string): string {
  for (const line of groups.split("\n")) {
    const [, controllers = "", path = ""] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path !== "" && controllers.split(",").includes(controller)) return path;
  }
  throw new Error(`/proc/self/cgroup names no group of ${controller || "cgroup v2"}`);
}

/** A container sees a part of the tree, mounted by its root. */
function folderIn({ root, at }: Mount, group: string): string {
  const below = relative(root, group);
  return join(at, below.startsWith("..") ? "" : below);
}
