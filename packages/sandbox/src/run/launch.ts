/** Starts a program in a box of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex, Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Group } from "../cgroup/group.ts";
import { boxArguments } from "../guest/box.ts";
import type { Lent } from "../guest/mounts.ts";
import { coverInherited } from "./inherited.ts";

/** Descriptors: the first four are the program's, the others bubblewrap's, which closes them before the program begins. */
const REPORT = 3;
const STATUS = 4;
const ARGUMENTS = 5;
const FILTER = 6;
const FIRST_FILE = 7;

/** Files one may have open, the largest that one may write, and a stack, in the units of `ulimit`. */
const OPEN_FILES = 512;
const FILE_BLOCKS = 64 * 1024;
const STACK_KIB = 8192;

/**
 * Enters its control groups and lowers its limits before it becomes bubblewrap: so nothing in the box was ever outside of them.
 * `$1` is the number of files that processes enter groups by, which follow.
 */
const ENTER = `n=$1; shift
while [ "$n" -gt 0 ]; do echo 0 > "$1" || exit 125; shift; n=$((n - 1)); done
ulimit -c 0; ulimit -n ${OPEN_FILES}; ulimit -f ${FILE_BLOCKS}; ulimit -s ${STACK_KIB}
exec "$@"`;

/** Between two looks whether all has ended. */
const LOOK_MS = 5;

/** What to run, and in what. */
export interface Launch {
  readonly bwrap: string;
  readonly filter: Uint8Array;
  readonly group: Group;
  readonly lent: readonly Lent[];
  /** Texts of files, by their paths in the box. */
  readonly files: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** Given to the program by its standard input. */
  readonly input?: string;
}

/** A program that runs in a box. */
export interface Boxed {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly reports: Readable;
  /** Resolves when the program and all that it left behind have gone. */
  readonly closed: Promise<Closed>;
  /** Ends it; resolves with `closed`. */
  end(): Promise<void>;
}

/** How it ended. */
export interface Closed {
  /** What the shell would say: above 128, a signal ended it. Null if bubblewrap was ended. */
  readonly exitCode: number | null;
  /** Whether the program ever began. */
  readonly hasRun: boolean;
}

/** Starts it. What goes wrong before the program begins is told by `closed`, and on `stderr`. */
export function launch({ bwrap, filter, group, lent, files, env, command, input }: Launch): Boxed {
  const entries = group.folders.map((folder) => `${folder}/cgroup.procs`);
  const own = [...files].map(([at, text], nth) => ({ fd: FIRST_FILE + nth, at, text }));
  const told = ["--args", ARGUMENTS, "--seccomp", FILTER, "--json-status-fd", STATUS].map(String);
  const words = [String(entries.length), ...entries, bwrap, ...told, "--", ...command];
  const pipes = Array.from({ length: FIRST_FILE + own.length }, () => "pipe" as const);
  const child = spawn("/bin/sh", ["-c", ENTER, "mp", ...words], {
    env: {},
    stdio: [...pipes, ...coverInherited(pipes.length)],
  });
  const give = (fd: number, data: string | Uint8Array) => send(child.stdio[fd] as Duplex, data);
  give(0, input ?? "");
  give(ARGUMENTS, `${boxArguments({ lent, files: own, env }).join("\0")}\0`);
  give(FILTER, filter);
  for (const { fd, text } of own) give(fd, text);
  const closed = closing(child);
  const end = ending(child, group, closed);
  child.once("exit", () => void end());
  return {
    stdout: child.stdout as Readable,
    stderr: child.stderr as Readable,
    reports: child.stdio[REPORT] as Readable,
    closed,
    end,
  };
}

/** Ends bubblewrap and all that is in its group, again and again until nothing is left that could hold its pipes. */
function ending(child: ChildProcess, group: Group, closed: Promise<unknown>): () => Promise<void> {
  const pipes = { areOpen: true };
  const close = (): void => void (pipes.areOpen = false);
  closed.then(close, close);
  return async () => {
    child.kill("SIGKILL");
    // Invariant: whoever is in the group is killed as long as a pipe is open. The box's first process dies with bubblewrap from when it has
    // asked the kernel for that; killed in the moment before, bubblewrap leaves it behind.
    while (pipes.areOpen) {
      group.end();
      await sleep(LOOK_MS);
    }
  };
}

function send(stream: Duplex, data: string | Uint8Array): void {
  // If it ends before it has read all, how it ended says why.
  stream.on("error", () => {});
  stream.end(data);
}

function closing(child: ChildProcess): Promise<Closed> {
  let status = "";
  const telling = child.stdio[STATUS] as Readable;
  telling.setEncoding("utf8").on("data", (text: string) => (status += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, hasRun: status.includes('"child-pid"') }));
  });
}
