import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { findPython } from "@mp/tutor/node";
import { librariesOf } from "./libraries.ts";
import type { Lent } from "./mounts.ts";

/** What CPython says of where it is. */
interface Install {
  readonly executable: string;
  readonly library: string;
  readonly native: string;
}

const ASK = `
import json, os, sys, sysconfig
paths = sysconfig.get_paths()
real = os.path.realpath(sys.executable)
native = os.path.join(paths["platstdlib"], "lib-dynload")
print(json.dumps({"executable": real, "library": paths["stdlib"], "native": native}))
`;

/** Where CPython is in the box, as if installed there. */
const PREFIX = "/python";

/** CPython with its own library; what is installed beside it stays outside. */
export interface LentPython extends Lent {
  readonly command: string;
  readonly version: string;
}

/** Finds CPython; or says why there is none. */
export async function pythonForPrograms(env: NodeJS.ProcessEnv): Promise<LentPython | string> {
  const found = await findPython(env);
  if ("tried" in found)
    return `No CPython was found: tried ${found.tried.join(", ")}. Install it, or set MP_PYTHON.`;
  const { stdout } = await promisify(execFile)(found.command, [...found.args, "-I", "-c", ASK]);
  const { executable, library, native } = JSON.parse(stdout) as Install;
  const modules = readdirSync(native).filter((name) => name.endsWith(".so"));
  const libraries = await librariesOf([executable, ...modules.map((name) => join(native, name))]);
  const command = `${PREFIX}/bin/python3`;
  return {
    command,
    version: found.version,
    mounts: [
      ...libraries,
      { from: executable, at: command },
      { from: library, at: `${PREFIX}/lib/${basename(library)}` },
    ],
    links: [],
  };
}
