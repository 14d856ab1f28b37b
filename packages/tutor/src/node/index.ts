/** What the tutor needs Node for: running programs, the student's files, loading checks. */
export { checkFile, type CheckRequest, loadCheck } from "./check.ts";
export { type Home, homeOf } from "./home.ts";
export { readProgress, type ReadProgress, writeProgress } from "./progress-file.ts";
export { run } from "./run.ts";
export {
  type CourseProgram,
  ensureOwnFile,
  fileNameOf,
  fileToRun,
  givenSource,
  materialise,
  ownFile,
  resetOwnFile,
} from "./workspace.ts";
