/** What is run in the box for each kind of job. */
import { pathToFileURL } from "node:url";
import { harnessUrl, PYTHON_ENV, PYTHON_HARNESS, type Question } from "@mp/tutor/boxed";
import { WORK } from "../guest/box.ts";
import { type Lent, ROOT } from "../guest/mounts.ts";
import { type Guests, NODE } from "../guest/guests.ts";
import type { LentPython } from "../guest/python.ts";
import type { SandboxJob } from "../port.ts";

/** What to start, with what. */
export interface Command {
  readonly command: readonly string[];
  readonly lent: readonly Lent[];
  readonly env: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, string>;
  readonly input?: string;
}

const ENV = { PATH: `${ROOT}/bin`, HOME: "/tmp", TMPDIR: "/tmp", LANG: "C.UTF-8", NO_COLOR: "1" };
/** What a program that is run by turns may import: nothing by which it would reach other threads, or the process. */
const LIBRARIES = [
  "@mp/runtime",
  "@mp/runtime/internal/bundled",
  ...["assert", "assert/strict", "buffer", "crypto", "events", "path", "perf_hooks", "punycode"],
  ...["querystring", "string_decoder", "timers", "timers/promises", "url", "util"],
].flatMap((name) => (name.startsWith("@") ? [name] : [name, `node:${name}`]));

const PYTHON_FOLDER = `${ROOT}/python`;
const MIB = 1024 * 1024;

/** The command for a job. @throws {Error} if there is no CPython for a program in Python. */
export function commandFor(job: SandboxJob, guests: Guests, nonce: string): Command {
  const files = new Map(job.files.map(({ name, content }) => [`${WORK}/${name}`, content]));
  const entry = `${WORK}/${job.entry}`;
  if (job.language === "python") return pythonCommand(entry, files, { python: guests.python, nonce });
  const { node, packages } = guests;
  const { href } = pathToFileURL(entry);
  const question = questionOf(job, href);
  const lent = [node, packages];
  // Growing fast, the heap of a thread ends where the program's memory does, before the kernel ends it without a word.
  const heap = `--max-old-space-size=${Math.ceil(job.limits.memoryBytes / MIB)}`;
  const flags = [...packages.flags, heap, "--disable-sigusr1", "--no-addons"];
  if (question) {
    const guard = ["--import", packages.pathOf("@mp/sandbox/guard")];
    const command = [NODE, ...flags, ...guard, packages.pathOf("@mp/tutor/explorer")];
    const input = `${JSON.stringify({ ...question, nonce, libraries: LIBRARIES })}\n`;
    return { command, lent, env: ENV, files, input };
  }
  const harness = pathToFileURL(packages.pathOf("@mp/tutor/harness")).href;
  const command = [NODE, ...flags, "--import", harnessUrl(harness, { program: href, nonce }), entry];
  return { command, lent, env: ENV, files };
}

/** What the explorer is asked for a job; nothing, for an ordinary run. */
function questionOf({ explore, schedule }: SandboxJob, url: string): Question | undefined {
  if (explore) return { type: "explore", url, ...explore };
  return schedule === undefined ? undefined : { type: "replay", url, schedule };
}

function pythonCommand(
  entry: string,
  files: Map<string, string>,
  { python, nonce }: { readonly python: LentPython | string; readonly nonce: string },
): Command {
  if (typeof python === "string") throw new Error(python);
  const env = {
    ...ENV,
    PYTHONPATH: PYTHON_FOLDER,
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    [PYTHON_ENV.nonce]: nonce,
    [PYTHON_ENV.program]: entry,
  };
  files.set(`${PYTHON_FOLDER}/sitecustomize.py`, PYTHON_HARNESS);
  return { command: [python.command, entry], lent: [python], env, files };
}
