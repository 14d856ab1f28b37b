import { type ChildProcess, spawn, spawnSync, type SpawnOptions } from "node:child_process";

/** A child that leads a process group of its own, so that whatever it starts can be ended with it. */
export type OwnedProcess = ChildProcess;

/** Windows has no process groups; there a tree of processes can be ended. */
const HAS_GROUPS: boolean = process.platform !== "win32";

// By these a terminal or a system ends a program. A group of its own does not hear them, so they are passed on.
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const running = new Set<ChildProcess>();

/** How to start a program that is ours to end. Each descriptor is said by itself. */
export interface OwnOptions extends Pick<SpawnOptions, "env"> {
  readonly stdio: readonly ("ignore" | "pipe" | "ipc")[];
}

/**
 * Starts a program at the head of a group of its own, and takes charge of it: should the tutor end first, in whatever way, the whole group
 * ends with it.
 */
export function spawnOwned(
  command: string,
  args: readonly string[],
  { env, stdio }: OwnOptions,
): OwnedProcess {
  const options = { env, windowsHide: true, detached: HAS_GROUPS };
  if (!HAS_GROUPS) return own(spawn(command, args, { ...options, stdio: [...stdio] }));
  // The program takes the place of the shell, so the shell's pid is that of the program and of the group.
  const shell = ["-c", guarded(stdio.length), "mp", command, ...args];
  const child = spawn("/bin/sh", shell, { ...options, stdio: [...stdio, "pipe"] });
  const lifeline = child.stdio[stdio.length as 3];
  lifeline?.on("error", () => {});
  // What the program started and left behind ends now, and its guard.
  child.once("exit", () => lifeline?.destroy());
  return own(child);
}

/**
 * Before the program starts, a guard is there that waits for the end of a pipe, of which only the tutor has the other end. When the tutor
 * has gone, were it by SIGKILL, the system closes that end; the guard then ends the group, itself included. It is nobody's child, so that
 * the program does not meet it, and holds no other descriptor, so that it keeps no pipe open.
 */
function guarded(lifeline: number): string {
  const others = Array.from({ length: lifeline - 1 }, (_, at) => `${at + 1}>&-`).join(" ");
  const guard = `exec 0<&${lifeline} ${others} ${lifeline}<&-; read -r _; kill -s KILL -- "-$$"`;
  return `( ( ${guard} ) & ); exec "$@" ${lifeline}<&-`;
}

function own(child: ChildProcess): OwnedProcess {
  if (running.size === 0) keepWatch(true);
  running.add(child);
  child.once("close", () => {
    running.delete(child);
    if (running.size === 0) keepWatch(false);
  });
  return child;
}

/** Ends a child and everything it started, at once. Does nothing once it has ended. */
export function endGroup(child: OwnedProcess): void {
  if (child.pid === undefined || !running.has(child)) return;
  if (!HAS_GROUPS) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { windowsHide: true });
  try {
    process.kill(HAS_GROUPS ? -child.pid : child.pid, "SIGKILL");
  } catch (error) {
    // ESRCH: the whole group has ended between the test and the kill, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function keepWatch(on: boolean): void {
  const change = on ? "on" : "off";
  process[change]("exit", endAll);
  for (const signal of SIGNALS) process[change](signal, endBySignal);
}

function endAll(): void {
  for (const child of running) endGroup(child);
}

function endBySignal(signal: NodeJS.Signals): void {
  endAll();
  keepWatch(false);
  // Now the signal does what it would have done without us.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
