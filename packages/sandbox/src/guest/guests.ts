import { realpathSync } from "node:fs";
import { librariesOf } from "./libraries.ts";
import { type Lent, ROOT } from "./mounts.ts";
import { type Packages, packagesForPrograms } from "./packages.ts";
import { type LentPython, pythonForPrograms } from "./python.ts";

/** What programs are lent: Node with the packages, and CPython. */
export interface Guests {
  readonly node: Lent;
  readonly packages: Packages;
  /** Or why there is none. */
  readonly python: LentPython | string;
}

/** Where Node is in the box. */
export const NODE: string = `${ROOT}/bin/node`;

/** Finds what programs are lent on this machine. @throws {Error} if something is not installed. */
export async function guestsOfThisMachine(env: NodeJS.ProcessEnv): Promise<Guests> {
  const executable = realpathSync(process.execPath);
  const libraries = await librariesOf([executable]);
  return {
    node: { mounts: [...libraries, { from: executable, at: NODE }], links: [] },
    packages: packagesForPrograms(),
    python: await pythonForPrograms(env).catch((error: unknown) => String(error)),
  };
}
