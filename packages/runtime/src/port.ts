/**
 * The one port between the core and a platform. `platform/<name>/` implements it; nothing else
 * in the runtime may name Node, Deno, Bun or the DOM.
 */

import { PlatformError } from "./errors.ts";

/** Where a function was written, as the platform's engine tells. */
export interface FunctionSite {
  /** URL of the module, or `undefined` for code without one (`node -e`, `eval`). */
  readonly module: string | undefined;
  /** Where in the module, counted from 0: errors inside the function then name the right place in any process. */
  readonly line: number;
  readonly column: number;
  /** Names of local variables outside the function that it uses: such a function cannot travel. */
  readonly captured: readonly string[];
}

/**
 * Limits a platform may apply to one process, in megabytes of 2²⁰ bytes. A process that exceeds one ends with exit code 1. They are about its
 * own JavaScript objects: shared memory does not count.
 */
export interface ResourceLimits {
  /** Most megabytes of objects. */
  maxOldGenerationSizeMb?: number;
  /** Most megabytes of objects that were made recently. */
  maxYoungGenerationSizeMb?: number;
  /** Megabytes of its stack: how deeply functions can call each other. */
  stackSizeMb?: number;
}

/** A message to or from the supervisor; `process/protocol.ts` has the union. */
export type Envelope = { readonly type: string };

/** Where a socket is: a host and a port, or a path in the file system. */
export type SocketAddress = { readonly host: string; readonly port: number } | string;

/** A connected socket. */
export interface Socket {
  /** Who is at the other end; `undefined` where the platform has no name for it. */
  readonly peer: SocketAddress | undefined;
  /** What comes in. The next chunk is only read when it is asked for. Throws if the connection breaks. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Writes, and resolves when the bytes are the operating system's. */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the connection, after what was written. */
  end(): void;
  /** Ends the connection at once. */
  destroy(): void;
}

/** A socket that others connect to. */
export interface ServerSocket {
  readonly address: SocketAddress;
  /** Takes no more connections; those that were made go on. */
  close(): void;
}

/** The sockets of a platform, and what authentication needs. */
export interface SocketPort {
  listen(address: SocketAddress, backlog: number, onSocket: (socket: Socket) => void): Promise<ServerSocket>;
  connect(address: SocketAddress): Promise<Socket>;
  /** A path for a new socket in the file system. */
  temporaryPath(): string;
  hmac(digest: "sha256" | "md5", key: Uint8Array, message: Uint8Array): Uint8Array;
  randomBytes(count: number): Uint8Array;
}

/** How memory goes to the supervisor and comes from it, as it is. */
export interface MemoryPort {
  /** Whether the supervisor is there. */
  readonly isReady: boolean;
  /** Sends `memory` with a message; it is detached here. */
  give(message: Envelope, memory: ArrayBuffer): void;
  /** Sends a message that asks for memory, has this thread blocked by `wait` until that is answered, and gives what came. */
  ask(message: Envelope, wait: () => void): ArrayBuffer | undefined;
}

/** What a thread needs from its platform. */
export interface Port {
  readonly name: string;
  /** What the parent gave this process at birth; `undefined` in the root process. */
  readonly birth: unknown;
  /** Whether this thread may block in `Atomics.wait`. */
  readonly mayBlock: boolean;
  /** Called before this thread blocks. Throws where it would then block for ever, with the mend. */
  beforeBlocking?(): void;
  /** Resolves when processes can be started though this thread blocks at once; left out where that is always so. */
  ready?(): Promise<void>;
  /** Number of processors of the machine. */
  cpuCount(): number;
  /** Sends to the supervisor of this family of processes, starting it when it is not there yet. */
  post(message: Envelope): void;
  /** Left out where memory can't be moved to a thread that blocks. */
  readonly memory?: MemoryPort;
  /** Sets who gets the supervisor's messages. */
  onMessage(listener: (message: Envelope) => void): void;
  /** Keeps this thread's event loop alive (`true`), or no longer (`false`). */
  hold(open: boolean): void;
  /** Lets this thread's event loop turn once: timers and input that are due are served before it resolves. */
  turn(): Promise<void>;
  /** Finds where a function was written. Throws `EncodeError` for native and bound functions. */
  locate(fn: Function): FunctionSite;
  /** Loads a module so that {@link Port.evaluate} can look inside it. */
  load(module: string): Promise<void>;
  /** Evaluates an expression in the scope of a loaded module, or in the global scope. Throws when it cannot. */
  evaluate(module: string | undefined, expression: string): unknown;
  /** Ends this process now, with an exit code. */
  exit(code: number): never;
  /** Sockets, where the platform has them. */
  sockets?(): SocketPort;
  /** Milliseconds on a clock that all threads of the program share; left out where `performance.timeOrigin` makes one. */
  clock?(): number;
  /** Where the text at `url:line:column` was written, by a source map; left out where there are none, `undefined` where there is none. */
  original?(place: string): string | undefined;
  /** A setting the program was started with, such as an environment variable, where the platform has them. */
  setting?(name: string): string | undefined;
  /** Writes a line to the standard error of the whole program, at once. */
  warn(text: string): void;
}

const endings: (() => void)[] = [];

/** Has `work` done in the root process when the program ends, before its threads are stopped. */
export function atEnd(work: () => void): void {
  endings.push(work);
}

/** Does what {@link atEnd} was given; called by the platform in a root process that has started threads. */
export function runEndings(): void {
  for (const work of endings) work();
}

let installed: Port | undefined;

/** Chooses the platform of this thread; called once by a platform's entry. */
export function installPort(port: Port): void {
  installed ??= port;
}

/** The platform of this thread. */
export function port(): Port {
  if (installed === undefined) {
    throw new PlatformError(
      "@mp/runtime was loaded without a platform; import it by its package name, so that the entry for this platform is chosen",
    );
  }
  return installed;
}
