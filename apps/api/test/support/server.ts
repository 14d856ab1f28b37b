/** The API as a process of its own, as it is operated: to be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** As the first line of `main.ts`, the Dockerfile and `pnpm api` start it. */
const OPTIONS = ["--max-semi-space-size=4"];
const SOURCE = ["--conditions=@mp/source", fileURLToPath(new URL("../../src/main.ts", import.meta.url))];
const BUILT = [fileURLToPath(new URL("../../dist/main.js", import.meta.url))];

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Ends it as it should end. @returns Its exit code. */
  end(): Promise<number | null>;
  /** Ends it as no process can help. */
  kill(): Promise<void>;
}

interface ServerOptions {
  /** What is built, in place of the source. */
  readonly built?: boolean;
  /** A command that takes another one behind itself. */
  readonly by?: readonly string[];
}

/** Starts the API. @param settings `TMPDIR` tells its programs from those of others. */
export async function startServer(
  settings: Readonly<Record<string, string>>,
  { built = false, by = [] }: ServerOptions = {},
): Promise<ServerProcess> {
  const command = [...by, process.execPath, ...OPTIONS, ...(built ? BUILT : SOURCE)];
  const child = spawn(command[0] ?? "", command.slice(1), {
    env: { ...process.env, MP_API_PORT: "0", MP_API_LOG: "error", MP_SANDBOX: "off", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that fails before it ends its servers leaves none behind.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  void exited.then(() => process.off("exit", kill));
  const url = await urlOf(child, settings["MP_API_ROLE"] === "runner" ? /(Running)/ : /Listening on (\S+)/);
  const endBy = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return {
    url,
    pid: child.pid ?? 0,
    end: () => endBy("SIGTERM"),
    kill: async () => void (await endBy("SIGKILL")),
  };
}

function urlOf(child: ChildProcess, greeting: RegExp): Promise<string> {
  let said = "";
  const streams = [child.stdout, child.stderr];
  return new Promise((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      const [, url] = greeting.exec(said) ?? [];
      if (url === undefined) return;
      resolve(url);
      // What it says from now on is let go: nobody keeps a log of a million lines.
      for (const stream of streams) stream?.off("data", hear).resume();
    };
    for (const stream of streams) stream?.setEncoding("utf8").on("data", hear);
    child.once("exit", () => reject(new Error(`The API ended before it listened: ${said}`)));
  });
}

/** Processes that have a text in their command: those that run programs out of a folder, say. */
export function processesWith(text: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(text))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    // It has ended since.
    return "";
  }
}
