/**
 * The few globals of browsers that the platform uses, in pages and in workers. Not TypeScript's own declarations, whose two
 * libraries, for pages and for workers, exclude each other, and which would let the whole package name them.
 */

/** A worker, as the one who made it has it. */
export interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "error", listener: (event: FailureEvent) => void): void;
}

/** An uncaught error, or a script that can't be loaded. */
export interface FailureEvent {
  readonly message?: string;
  readonly error?: unknown;
  readonly filename?: string;
  preventDefault(): void;
}

/** Constructor of workers. */
export type WorkerClass = new (url: string | URL, options?: WorkerOptions) => WebWorker;

export interface WorkerOptions {
  readonly type?: "module" | "classic";
  readonly name?: string;
  readonly credentials?: string;
}

/** The global scope of a worker. */
export interface WorkerScope {
  postMessage(message: unknown): void;
  close(): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "error", listener: (event: FailureEvent) => void): void;
  addEventListener(
    type: "unhandledrejection",
    listener: (event: { readonly reason: unknown; preventDefault(): void }) => void,
  ): void;
}

interface WebGlobals {
  readonly navigator: {
    readonly hardwareConcurrency?: number;
    /** Web Locks. */
    readonly locks?: { request<T>(name: string, hold: () => T | Promise<T>): Promise<T> };
  };
  /** Without `randomUUID`, which a sandboxed frame does not have. */
  readonly crypto: { getRandomValues(values: Uint32Array): Uint32Array };
  readonly location?: { readonly hash: string };
  /** Only in workers. */
  readonly WorkerGlobalScope?: Function;
  /** Not in every worker, in old browsers. */
  Worker?: WorkerClass;
}

export const web = globalThis as unknown as WebGlobals;

const global = globalThis as unknown as WorkerScope;

/** This thread, if it is a worker's. Its methods are kept: a program may put others in place of the globals, or have none. */
export const scope: WorkerScope =
  web.WorkerGlobalScope === undefined
    ? global
    : {
        postMessage: global.postMessage.bind(global),
        close: global.close.bind(global),
        addEventListener: global.addEventListener.bind(global),
      };

/** At the end of the address of each thread that the library starts. */
export const STARTED = "#mp-thread";

/** Whether this thread is a worker, and not a page. */
export const isWorker: boolean = web.WorkerGlobalScope !== undefined;
