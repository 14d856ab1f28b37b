import { execFile } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { diagnose, type Trouble } from "../grade/trouble.ts";
import { MAIN_PROCESS } from "../run/events.ts";

/** A module of the program's own: reached by its path, not by the name of a package. */
export interface ProgramModule {
  readonly url: string;
  /** As it is in the file: JavaScript, or TypeScript. */
  readonly code: string;
  /** What Node takes it for: `module`, `module-typescript`, `commonjs`, `json`, … */
  readonly format: string;
}

/** One import in a module of the program's own. */
export interface ProgramImport {
  /** URL of the module that imports. */
  readonly parent: string;
  /** As it is written there. */
  readonly specifier: string;
  readonly url: string;
}

/** A program's own modules, and what their imports lead to. */
export interface ModuleGraph {
  /** URL of the first. */
  readonly main: string;
  readonly modules: readonly ProgramModule[];
  readonly imports: readonly ProgramImport[];
}

/** Node cannot load the program. */
export class LoadError extends Error {
  override readonly name = "LoadError";
  readonly trouble: Trouble;

  /** @param report what Node says of it. */
  constructor(trouble: Trouble, report: string) {
    super(report);
    this.trouble = trouble;
  }
}

/**
 * Has Node load a program's modules without running any of them: it links all before it runs the first, and the first here is
 * one of ours that ends the process. So files are found, and errors told, exactly as when the program is run.
 *
 * @throws {LoadError}
 */
export async function readModuleGraph(file: string): Promise<ModuleGraph> {
  const main = pathToFileURL(file).href;
  const { exitCode, stdout, stderr } = await link(main);
  if (exitCode === 0) return { main, ...(JSON.parse(stdout) as Omit<ModuleGraph, "main">) };
  const said = { type: "output", time: 0, process: MAIN_PROCESS, stream: "stderr", text: stderr } as const;
  const run = { events: [said], main: MAIN_PROCESS, exitCode, stopped: false, time: 0 };
  throw new LoadError(diagnose(run, file) ?? { kind: "crash", detail: stderr, exitCode }, stderr);
}

interface Linked {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function link(main: string): Promise<Linked> {
  const script = import.meta.resolve("@mp/tutor/module-graph-script");
  const conditions = script.endsWith(".ts") ? ["--conditions=@mp/source"] : [];
  const { NODE_OPTIONS: _ours, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...conditions, fileURLToPath(script), main],
      { env, maxBuffer: Infinity, windowsHide: true },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode, stdout, stderr }),
    );
  });
}
