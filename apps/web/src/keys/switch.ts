/** Whether single keys do something: who speaks to their computer, or presses keys by accident, can switch them off (WCAG 2.1.4). */

const KEY = "mp-keys";

// Where storage is refused, the choice is for this page alone.
let here: boolean | undefined;

/** Whether they do. */
export function areOn(): boolean {
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Switches them on or off. */
export function switchKeys(on: boolean): void {
  here = on;
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // Storage is refused, or full.
  }
}
