/** A program as it was when a picture of its schedules was begun. */

import type { Program } from "@mp/tutor";
import { SandboxHand } from "@mp/tutor/web";
import { loadSandbox } from "../state/sandbox.ts";

/** Its file and its text then. */
export type Handed = Pick<Program, "file" | "source">;

/** Has it run by turns, in a sandbox of its own. */
export function openHand(program: Handed): SandboxHand {
  return new SandboxHand(loadSandbox, program);
}
