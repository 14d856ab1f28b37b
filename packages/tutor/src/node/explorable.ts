/** What exploring needs Node for: the modules of a program, and threads to run them. */

import { type ControlledProgram, createController } from "@mp/runtime/control";
import type { Explorable } from "../explore/request.ts";
import { type ModuleGraph, type ProgramImport, type ProgramModule, readModuleGraph } from "./module-graph.ts";

export { LoadError } from "./module-graph.ts";

/** Why a program that Node can load cannot be run by turns. */
export type Obstacle =
  | { readonly kind: "no-runtime" }
  /** A module of the program's own that is not an ECMAScript module. */
  | { readonly kind: "not-a-module"; readonly url: string; readonly format: string };

/** A program cannot be run by turns. */
export class ExploreError extends Error {
  override readonly name = "ExploreError";
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle) {
    super(
      obstacle.kind === "no-runtime"
        ? "It does not use @mp/runtime"
        : `${obstacle.url} is ${obstacle.format}`,
    );
    this.obstacle = obstacle;
  }
}

/** A program of this machine with a controller of its own. */
export type OpenExplorable = Explorable & AsyncDisposable;

/**
 * Makes a program ready to be run by turns.
 *
 * @throws {LoadError} if Node cannot load it. @throws {ExploreError} if it is no program to explore.
 */
export async function openExplorable(file: string): Promise<OpenExplorable> {
  const program = programOf(await readModuleGraph(file));
  const controller = await createController();
  return { controller, program, [Symbol.asyncDispose]: () => controller.close() };
}

function programOf(graph: ModuleGraph): ControlledProgram {
  const isRuntime = ({ specifier }: ProgramImport) => /^@mp\/runtime(?:\/|$)/.test(specifier);
  if (!graph.imports.some(isRuntime)) throw new ExploreError({ kind: "no-runtime" });
  return {
    main: graph.main,
    modules: graph.modules.map(controlled),
    // The runtime is each process's own.
    imports: graph.imports.filter((each) => !isRuntime(each)),
  };
}

function controlled({ url, code, format }: ProgramModule): { readonly url: string; readonly code: string } {
  if (format === "json") return { url, code: `export default ${code}` };
  if (format === "module" || format === "module-typescript") return { url, code };
  throw new ExploreError({ kind: "not-a-module", url, format });
}
