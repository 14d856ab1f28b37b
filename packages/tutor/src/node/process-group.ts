import type { ChildProcess } from "node:child_process";

/** A child that leads a process group of its own, so that whatever it starts can be ended with it. */
export type OwnedProcess = ChildProcess;

const running = new Set<ChildProcess>();

/** Takes charge of a child: should the tutor end first, the child ends with it. */
export function own(child: ChildProcess): OwnedProcess {
  if (running.size === 0) process.on("exit", endAll);
  running.add(child);
  child.once("close", () => {
    running.delete(child);
    if (running.size === 0) process.off("exit", endAll);
  });
  return child;
}

/** Ends a child and everything it started, at once. Does nothing once it has ended. */
export function endGroup(child: OwnedProcess): void {
  if (child.pid === undefined || !running.has(child)) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch (error) {
    // ESRCH: the whole group has ended between the test and the kill, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function endAll(): void {
  for (const child of running) endGroup(child);
}
