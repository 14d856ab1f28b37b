/** Whether single keys do something: who speaks to their computer, or presses keys by accident, can switch them off (WCAG 2.1.4). */

import { remember, remembered } from "../state/remember.ts";

const KEY = "mp-keys";

// Where storage is refused, the choice is for this page alone.
let here: boolean | undefined;

/** Whether they do. */
export function areOn(): boolean {
  return here ?? remembered(KEY) !== "off";
}

/** Switches them on or off. */
export function switchKeys(on: boolean): void {
  here = on;
  remember(KEY, on ? "on" : "off");
}
