import type { ChildProcess } from "node:child_process";

/** A child that leads a process group of its own, so that whatever it starts can be ended with it. */
export type OwnedProcess = ChildProcess;

/** Windows has no process groups; there the child's threads end with it, and that is all a program has. */
export const HAS_GROUPS: boolean = process.platform !== "win32";

// By these a terminal or a system ends a program. A group of its own does not hear them, so they are passed on.
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const running = new Set<ChildProcess>();

/** Takes charge of a child: should the tutor end first, the child ends with it. */
export function own(child: ChildProcess): OwnedProcess {
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
