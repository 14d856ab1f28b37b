/** Whose a run's traces on the machine are: so that those of a process that was killed are known, and taken away. */
import { readFileSync } from "node:fs";

/** This process: its pid, and when it began, as another may have the same pid later. */
export const OWNER: string = `${process.pid}-${startOf(process.pid)}`;

/** Whether the process of this name still lives. */
export function isAlive(owner: string): boolean {
  const [pid, start] = owner.split("-");
  return startOf(Number(pid)) === start;
}

/** When a process began, in ticks since the machine did; nothing if there is none. */
function startOf(pid: number): string | undefined {
  try {
    // The name, in parentheses, may have blanks in it; behind it, the start is the 20th field.
    return readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ")[19];
  } catch {
    return undefined;
  }
}
