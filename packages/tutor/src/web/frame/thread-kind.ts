/** Which of a program's threads this is. */

/** Who speaks for the runtime itself; no process of a program has this pid. */
export const SUPERVISOR_PID = 0;

/** Whether this is the program's first thread: those that the library starts have a mark in their address. */
export function isFirstThread(): boolean {
  return location.hash === "";
}
