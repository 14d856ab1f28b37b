import { join, resolve } from "node:path";
import envPaths from "env-paths";

/** Where the tutor keeps what belongs to the student. */
export interface Home {
  /** Progress, in one file. */
  readonly progress: string;
  /** The student's programs, a folder a lesson. Theirs: the tutor writes there only when asked to. */
  readonly code: string;
  /** Programs of the course as the tutor runs them; may be deleted at any time. */
  readonly cache: string;
}

/** The user's data folder, or the one named by `MP_HOME`. */
export function homeOf(env: Readonly<Record<string, string | undefined>>): Home {
  const own = env["MP_HOME"] && resolve(env["MP_HOME"]);
  const paths = own ? { data: own, cache: join(own, "cache") } : envPaths("mp", { suffix: "" });
  return { progress: join(paths.data, "progress.json"), code: join(paths.data, "code"), cache: paths.cache };
}
