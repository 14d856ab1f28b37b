import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Program } from "../../run/events.ts";
import { writeAtomically } from "../files.ts";
import { homeOf } from "../home.ts";
import { type OwnedProcess, spawnOwned } from "../process-group.ts";
import { findPython, type NoPython, type Python } from "./find.ts";
import { PYTHON_ENV, PYTHON_HARNESS } from "./harness.ts";

const known = new Map<string, Promise<Python | NoPython>>();

/** The machine's Python, looked for once. */
export function python(env: NodeJS.ProcessEnv = process.env): Promise<Python | NoPython> {
  const key = JSON.stringify([env["MP_PYTHON"], env["PATH"]]);
  const found = known.get(key) ?? findPython(env);
  known.set(key, found);
  // One that is not there may be installed meanwhile.
  void found.then((each) => "tried" in each && known.delete(key));
  return found;
}

/** Starts a Python program, with the harness in each of its processes. */
export function launchPython(
  { command, args: before }: Python,
  { file, args = [] }: Program,
  nonce: string,
): OwnedProcess {
  const { cache } = homeOf(process.env);
  const path = [harnessFolder(cache), process.env["PYTHONPATH"]].filter(Boolean).join(delimiter);
  const env = {
    ...process.env,
    PYTHONPATH: path,
    PYTHONUTF8: "1",
    // What Python compiles stays out of the student's folder.
    PYTHONPYCACHEPREFIX: join(cache, "python", "compiled"),
    // A machine may ask for unbuffered Python, which writes a line and its end apart.
    PYTHONUNBUFFERED: "",
    [PYTHON_ENV.nonce]: nonce,
    [PYTHON_ENV.program]: file,
  };
  const stdio = ["ignore", "pipe", "pipe", "pipe"] as const;
  return spawnOwned(command, [...before, file, ...args], { env, stdio });
}

/** The harness as a file, which Python can load: one for each text of it. */
function harnessFolder(cache: string): string {
  const mark = createHash("sha256").update(PYTHON_HARNESS).digest("hex").slice(0, 12);
  const folder = join(cache, "python", mark);
  const file = join(folder, "sitecustomize.py");
  if (!existsSync(file)) writeAtomically(file, PYTHON_HARNESS);
  return folder;
}
