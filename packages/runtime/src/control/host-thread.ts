/** What the controller needs of a platform: threads for hosts, and files. */

import { PlatformError } from "../errors.ts";
import type { FromHost, ToHost } from "./messages.ts";

/** A thread that a host runs in. */
export interface HostThread {
  post(message: ToHost): void;
  /** Takes the thread away, wherever it is; resolves when it is gone. */
  end(): Promise<void>;
}

/** What is told of the thread of a host. */
export interface HostListener {
  onMessage(message: FromHost): void;
  /** The thread has ended though nobody ended it. */
  onFailure(error: unknown): void;
}

/** A platform of hosts. */
export interface HostThreads {
  readonly name: string;
  start(name: string, listener: HostListener): HostThread;
  /** Reads the text of a module. */
  read(url: string): Promise<string>;
}

let installed: HostThreads | undefined;

/** Chooses the platform of hosts; called once by a platform's entry. */
export function installHostThreads(threads: HostThreads): void {
  installed ??= threads;
}

/** The platform of hosts. */
export function hostThreads(): HostThreads {
  if (installed !== undefined) return installed;
  throw new PlatformError(
    "@mp/runtime/control was loaded without a platform; import it by its package name, so that the entry for this platform is chosen",
  );
}
