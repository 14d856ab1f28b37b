/** Which of a program's threads this is. */

/** Whether this is the program's first thread: those that the library starts have a mark in their address. */
export function isFirstThread(): boolean {
  return location.hash === "";
}
