/** Runs programs that nobody has read. */
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
