/** What the tutor needs Node for: running programs, the student's files, loading checks. */
export { checkFile, type CheckRequest, graderOf, loadCheck } from "./check.ts";
export { CodeFolder } from "./code-folder.ts";
export { writeAtomically } from "./files.ts";
export { explore, type ExploreLimits, Explorer, ExplorerError, type ExplorerOptions } from "./explore.ts";
export { type Home, homeOf } from "./home.ts";
export { ProgressFile, readProgress, type ReadProgress, writeProgress } from "./progress-file.ts";
export { findPython, type NoPython, type Python } from "./python/find.ts";
export { run } from "./run.ts";
export {
  type CourseProgram,
  ensureOwnFile,
  fileNameOf,
  fileToRun,
  givenSource,
  materialise,
  ownFile,
  type ResetOptions,
  resetOwnFile,
} from "./workspace.ts";
export { nodePorts, type NodeStudent } from "./ports.ts";
