import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Example } from "./examples.ts";
import { CACHE } from "./places.ts";

/** What of the packages is run: their source, or what was built from it. */
export type Form = "source" | "built";

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** How it ended, if not with exit code 0. */
  readonly trouble: string | undefined;
}

/** An example is a few lines: one that takes this long, in milliseconds, hangs. */
const TIME_LIMIT = 30_000;

/** What was compiled once is kept: taking the types out of some 60 files is most of an example's time. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_OPTIONS: "",
  NODE_COMPILE_CACHE: join(CACHE, "compiled"),
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
};

const ENDINGS = { ts: "ts", js: "mjs", python: "py" } as const;

/** Writes the program of an example, and its files, where it finds the packages it names; gives its path. */
export function writeExample({ place, language, code, files }: Example, purpose: Form | "typed"): string {
  const folder = join(CACHE, purpose, place.replaceAll(/[^a-z0-9]+/gi, "-"));
  mkdirSync(folder, { recursive: true });
  for (const { name, code } of files) writeFileSync(join(folder, name), `${code}\n`);
  const file = join(folder, `example.${ENDINGS[language]}`);
  // A TypeScript file without imports is a module too.
  writeFileSync(file, language === "ts" ? `${code}\nexport {};\n` : `${code}\n`);
  return file;
}

/** Whether there is a Python to run the examples in Python. */
export const hasPython: boolean = spawnSync("python3", ["--version"], { stdio: "ignore" }).status === 0;

function commandFor(example: Example, form: Form): [command: string, args: string[]] {
  const file = writeExample(example, form);
  if (example.language === "python") return ["python3", [file]];
  const conditions = form === "source" ? ["--conditions=@mp/source"] : [];
  return [process.execPath, [...conditions, file]];
}

/** Runs an example as a process of its own. */
export async function runExample(example: Example, form: Form, timeLimit = TIME_LIMIT): Promise<Outcome> {
  const [command, args] = commandFor(example, form);
  const child = spawn(command, args, {
    env: ENVIRONMENT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, timeLimit);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  child.once("error", reject);
  child.once("close", (code, signal) => resolve(code === 0 ? undefined : ending(code, signal)));
  const trouble = await promise.finally(() => clearTimeout(timer));
  return { stdout, stderr, trouble: isLate ? `it did not end within ${timeLimit / 1000} s` : trouble };
}

function ending(code: number | null, signal: string | null): string {
  return code === null ? `it died of ${signal}` : `it ended with exit code ${code}`;
}
