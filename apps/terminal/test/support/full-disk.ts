import { spawnSync } from "node:child_process";
import { MP_ARGUMENTS, type StudentHome } from "./mp.ts";

/**
 * Runs `mp` where the student's folder is on a disk of 4 MB that is full to the last byte, and says whether the progress is as it was: `kept: yes`.
 * The disk is one of memory, in a namespace of its own: it is gone afterwards.
 */
export function mpOnFullDisk(home: StudentHome, folder: string, args: readonly string[]) {
  const script = `
    set -e
    cp -r "$1" "$1.before"
    mount -t tmpfs -o size=4m tmpfs "$1"
    cp -r "$1.before/." "$1"
    dd if=/dev/zero of="$1/filler" bs=4k 2>/dev/null || true
    folder="$1"; shift
    set +e
    "$@"; code=$?
    cmp -s "$folder/progress.json" "$folder.before/progress.json" && echo "kept: yes"
    exit $code`;
  const command = ["-c", script, "sh", folder, process.execPath, ...MP_ARGUMENTS, ...args];
  const { stdout, stderr, status } = spawnSync(
    "unshare",
    ["--map-root-user", "--mount", "/bin/sh", ...command],
    {
      cwd: home.folder,
      env: home.env({ LANG: "en_GB.UTF-8" }),
      encoding: "utf8",
    },
  );
  return { stdout, stderr, status };
}
