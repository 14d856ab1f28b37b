/** What the tutor needs a browser for: running and grading a student's programs in a sandbox. */
export { type HandSearch, SandboxHand } from "./hand.ts";
export type { ProgramFiles, SandboxScripts } from "./messages.ts";
export { type LoadCheck, type LoadSandbox, sandboxGrader, sandboxRunner } from "./runner.ts";
export type { SandboxSource } from "./frame-element.ts";
export { Sandbox } from "./sandbox.ts";
export { keepSandbox } from "./spare.ts";
