/** The box a program runs in, as bubblewrap is told to make it. */
import type { Lent } from "./mounts.ts";

/** Where the program's own files are. */
export const WORK = "/work";

/** What it may write, in bytes: files of its own, and what its processes share. */
const TMP_BYTES = 16 * 1024 * 1024;
const SHARED_BYTES = 64 * 1024 * 1024;

/** A file that is made in the box of what comes from a descriptor. */
export interface FileFrom {
  readonly fd: number;
  readonly at: string;
}

/** What to put in a box. */
export interface BoxContents {
  readonly lent: readonly Lent[];
  readonly files: readonly FileFrom[];
  readonly env: Readonly<Record<string, string>>;
}

/** Bubblewrap's arguments, which it is given by a descriptor: so the command that made the box is not to be seen in it. */
export function boxArguments({ lent, files, env }: BoxContents): readonly string[] {
  return [
    ...ISOLATION,
    ...distinct(lent.flatMap(({ mounts }) => mounts)).flatMap(({ from, at }) => ["--ro-bind", from, at]),
    ...lent.flatMap(({ links }) => links).flatMap(({ to, at }) => ["--symlink", to, at]),
    ...["--dir", WORK],
    ...files.flatMap(({ fd, at }) => ["--perms", "0444", "--file", String(fd), at]),
    ...["--dev", "/dev"],
    ...scratch("/dev/shm", SHARED_BYTES),
    ...scratch("/tmp", TMP_BYTES),
    // No /proc: a program needs none, and what there is to be found out, or written to, is there.
    ...["--remount-ro", "/dev", "--remount-ro", "/"],
    ...["--chdir", WORK, "--clearenv"],
    ...Object.entries(env).flatMap(([name, value]) => ["--setenv", name, value]),
  ];
}

const ISOLATION = [
  ..."--unshare-user --unshare-pid --unshare-net --unshare-ipc --unshare-uts --unshare-cgroup-try".split(" "),
  // Nothing in the box makes namespaces of its own, in which it would have all rights.
  "--disable-userns",
  // If this process ends, in whatever way, so does the box.
  "--die-with-parent",
  "--new-session",
  ...["--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--hostname", "box"],
];

function scratch(at: string, bytes: number): readonly string[] {
  return ["--perms", "1777", "--size", String(bytes), "--tmpfs", at];
}

function distinct(mounts: Lent["mounts"]): Lent["mounts"] {
  return [...new Map(mounts.map((mount) => [mount.at, mount])).values()];
}
