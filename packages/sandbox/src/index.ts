/** Runs programs that nobody has read. */
export { Bubblewrap } from "./bubblewrap.ts";
export type {
  Layer,
  LayerReport,
  ProgramLanguage,
  Sandbox,
  SandboxEvent,
  SandboxFile,
  SandboxJob,
  SandboxLimit,
  SandboxLimits,
} from "./port.ts";
