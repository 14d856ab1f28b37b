/** Why a member of Python's API has no name here, and why a case is not run on a platform. */

import { blockingSocketCases } from "./cases/blocking.ts";
import { socketCases } from "./cases/sockets.ts";
import { outOfMemoryCases } from "./crash/cases.ts";

const ONE_METHOD =
  "there is one way to start a process: a thread that loads the module anew, like Python's spawn";
const NO_PICKLE = "values are encoded by the library's own codec; there is no pickle to replace or to use";
const MANAGER_IS_LOCAL = "a manager serves the processes of its program; pass it, or its proxies, to them";
const XML = "XML-RPC is a format of Python's standard library";

/** Members that are not there, by Python's name. */
export const ABSENT: Readonly<Record<string, string>> = {
  freeze_support: "there is no frozen executable to support",
  get_context: ONE_METHOD,
  get_start_method: ONE_METHOD,
  set_start_method: ONE_METHOD,
  get_all_start_methods: ONE_METHOD,
  set_executable: "no other executable is started, so there is none to choose",
  set_forkserver_preload: ONE_METHOD,
  allow_connection_pickling: "connections can always be sent",
  reducer: NO_PICKLE,
  "Process.authkey": "processes of one program share memory and need not prove who they are",
  "Process.interrupt": "a thread gets no signals; ask it by an Event",
  ThreadPool: "these processes are threads: Pool is the pool of threads",
  "Queue.join_thread": "there is no feeder thread: an item is in the queue when put returns",
  "Queue.cancel_join_thread": "there is no feeder thread: an item is in the queue when put returns",
  "Connection.fileno": "a connection is memory, not a file",
  "connection.XmlListener": XML,
  "connection.XmlClient": XML,
  "Value.get_obj": "there is no wrapper: the value itself is what is shared",
  "Array.get_obj": "there is no wrapper: the array itself is what is shared",
  "sharedctypes.copy": "slice() copies an array, new Value(code, value.value) a value",
  "sharedctypes.synchronized": "give the lock at the start: new Value(code, initial, { lock })",
  "BaseManager.connect": MANAGER_IS_LOCAL,
  "BaseManager.get_server": MANAGER_IS_LOCAL,
  "BaseManager.address": MANAGER_IS_LOCAL,
  "BaseManager.join": "shutdown() ends when the manager's process has ended",
  "SyncManager.Pool": "a pool can be used by the process that made it only",
  "managers.RemoteError": "an error of a manager's method arrives as what it is",
  "multiprocessing.dummy": "these processes are threads already",
  "reduction.ForkingPickler": NO_PICKLE,
  "reduction.send_handle": "there are no handles of the operating system to send",
  "util.Finalize": "using, and FinalizationRegistry, are JavaScript's own",
  "util.register_after_fork": ONE_METHOD,
  "multiprocessing.resource_tracker":
    "memory is freed when no process refers to it; the program's end frees the rest",
};

interface Skip {
  readonly platforms: readonly string[];
  /** The name of a case. */
  readonly case: string;
  readonly reason: string;
}

/** What a platform cannot do. Each entry is a debt: it goes when the platform can. */
const SKIPS: readonly Skip[] = [
  {
    platforms: ["chromium", "firefox"],
    case: "a pool's function may be written in the call",
    reason:
      "a browser does not tell where a function was written: without the bundler's plugin, a function in a call sees nothing of its module",
  },
  ...[...socketCases, ...blockingSocketCases].map(({ name }) => ({
    platforms: ["chromium", "firefox"],
    case: name,
    reason: "a page can't open sockets, and random bytes and digests are only to be had by promises there",
  })),
  {
    platforms: ["bun"],
    case: "the class of an error need not be exported",
    reason:
      "Bun gives no way to what a module does not export: such an error arrives with its name, fields, cause and built-in class. " +
      "Export the class, or register it by registerFunctions, to have it as an instance",
  },
  ...outOfMemoryCases.map((name) => ({
    platforms: ["deno"],
    case: name,
    reason: "Deno never ends a thread that has come to its limit of memory in the continuation of a promise",
  })),
  ...outOfMemoryCases.map((name) => ({
    platforms: ["bun", "chromium", "firefox"],
    case: name,
    reason:
      "it knows no limit for the memory of one thread: one that eats all of it takes the program with it",
  })),
];

/** Why a case is not run on a platform; `undefined` if it is. */
export function reasonToSkip(platform: string, name: string): string | undefined {
  return SKIPS.find((skip) => skip.case === name && skip.platforms.includes(platform))?.reason;
}
