import type { ProgressStore } from "../progress/store.ts";
import type { SessionPorts } from "../session/ports.ts";
import { graderOf } from "./check.ts";
import { CodeFolder } from "./code-folder.ts";
import type { Home } from "./home.ts";
import { run } from "./run.ts";

/** A student of this machine, and the course they take. */
export interface NodeStudent {
  readonly home: Home;
  readonly courseFolder: string;
  readonly progress: ProgressStore;
}

/** What a session needs of the world, on this machine. */
export function nodePorts({ home, courseFolder, progress }: NodeStudent): SessionPorts {
  return {
    runner: run,
    grader: graderOf(courseFolder),
    code: new CodeFolder(home),
    progress,
    now: () => new Date(),
  };
}
