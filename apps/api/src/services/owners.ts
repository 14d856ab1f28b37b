/** Names of those who run things: by the name it can be found out, on the same machine, whether one is still there. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** The name of this process among all that ever were. */
export function ownerName(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/** Whether an owner was a process of this machine that is gone. Of other machines nothing is known; their leases run out. */
export function isGone(owner: string, self: string): boolean {
  const [host, pid] = owner.split("/");
  if (owner === self || host !== hostname()) return false;
  // In a container every first process has the same number: another name under our own number is one before us.
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

/** Whether there is such a process on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
