/**
 * The workers and where their script is: one script for the supervisor and for every process. `new Worker(new URL(…, import.meta.url), …)`
 * is one expression of exactly this form, because that is what bundlers look for. The script lies beside the chunk that holds this module.
 */

import { PlatformError } from "../../errors.ts";
import { bundledThread } from "../../library.ts";
import {
  type FailureEvent,
  STARTED,
  type WebWorker,
  web,
  type WorkerClass,
  type WorkerOptions,
} from "./globals.ts";

/** Makes a worker, by `new Worker(new URL(…, import.meta.url), …)`, and returns it. */
export type WorkerFactory = () => unknown;

declare const Worker: WorkerClass;

const ownWorker: WorkerFactory = () =>
  new Worker(new URL("./web-worker.js", import.meta.url), { type: "module" });

/** A worker's script and options. They can be sent to another thread, where a factory can't. */
export interface WorkerSource {
  readonly url: string;
  readonly options: WorkerOptions;
}

/** What the workers of this program are made from: what the application says, what its bundler says, or the library's own script. */
export function workerSource(given: WorkerFactory | undefined): WorkerSource {
  const bundled = bundledThread();
  if (given === undefined && bundled !== undefined)
    return { url: bundled.url, options: { type: bundled.type } };
  return sourceOf(given ?? ownWorker);
}

/** What a factory makes workers from: asked by having it call a constructor that makes none. */
function sourceOf(factory: WorkerFactory): WorkerSource {
  const real = web.Worker;
  let source: WorkerSource | undefined;
  // A plain function: it must be one that `new` accepts.
  web.Worker = function (url: string | URL, options: WorkerOptions = {}) {
    source = { url: String(url), options };
  } as unknown as WorkerClass;
  try {
    factory();
  } finally {
    // A property that was not there must not be there as `undefined` either.
    if (real === undefined) delete web.Worker;
    else web.Worker = real;
  }
  if (source !== undefined) return source;
  throw new PlatformError(
    "configure() was given a function that makes no worker; it must return new Worker(new URL(…, import.meta.url), …)",
  );
}

/** Why a worker has failed, before it could say so itself. */
export function reasonOf({ message }: FailureEvent, { url }: WorkerSource): string {
  // An event without a message is all there is to know of a script that is not there, or may not be loaded.
  return message ?? `its script could not be loaded from ${url}`;
}

/** Starts a worker, which knows by its address that it was started so. */
export function start({ url, options }: WorkerSource, name: string): WebWorker {
  if (web.Worker === undefined) {
    throw new PlatformError(
      "Workers can't start workers in this browser, which the supervisor of processes needs: use a newer one (Safari since 15.5)",
    );
  }
  return new web.Worker(url.replace(/#.*$/, "") + STARTED, { ...options, name });
}
