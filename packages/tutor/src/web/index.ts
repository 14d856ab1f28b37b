/** What the tutor needs a browser for: running a student's programs in a sandbox. */
export type { ExploreJob, ProgramFiles, SandboxScripts } from "./messages.ts";
export { runInSandbox } from "./run.ts";
export { Sandbox, type SandboxSource } from "./sandbox.ts";
