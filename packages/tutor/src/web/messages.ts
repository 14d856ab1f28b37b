/** What a page and the sandbox it runs programs in tell each other. */

import type { ExploreProgress } from "../explore/request.ts";
import type { ScheduleSearch } from "../explore/all-schedules.ts";
import type { RunBudget, RunEvent, TraceRequest } from "../run/events.ts";

/** A program as a page has it: its modules by URL. */
export interface ProgramFiles {
  /** URL of the module that is run. */
  readonly main: string;
  /** URL → text, TypeScript or JavaScript. */
  readonly files: Readonly<Record<string, string>>;
}

/** The scripts that a sandbox's threads are made from: a page loads them once, as blobs or as text, and a sandbox can load nothing. */
export interface SandboxScripts {
  /** Of the thread that runs programs and watches them. */
  readonly driver: BlobPart;
  /** Of every thread of a program. */
  readonly program: BlobPart;
  /** Of the threads that run programs by turns. */
  readonly host: BlobPart;
}

/** How to run a program freely. */
export interface RunJob {
  readonly type: "run";
  readonly program: ProgramFiles;
  readonly budget: RunBudget;
  readonly trace?: TraceRequest | undefined;
}

/** How to try a program under many schedules. */
export interface ExploreJob extends ScheduleSearch {
  readonly type: "explore";
  readonly program: ProgramFiles;
}

/** One schedule of a program, to be run again, recorded. */
export interface ReplayJob {
  readonly type: "replay";
  readonly program: ProgramFiles;
  readonly schedule: string;
}

/** A program that a person schedules: what they ask. The sandbox keeps the program ready for the next question. */
export interface HandJob {
  readonly type: "hand";
  readonly program: ProgramFiles;
  readonly request: HandRequest;
}

/** What is asked of a program that is scheduled by hand; of `tree`, a job to stop gives what there is so far. */
export type HandRequest =
  | { readonly ask: "point" | "end"; readonly decisions: readonly number[] }
  | { readonly ask: "breaking" }
  | { readonly ask: "tree"; readonly bound: number; readonly limit: number };

export type Job = RunJob | ExploreJob | ReplayJob | HandJob;

/** Ends a free run or a search: what it has told so far is its result. */
export interface StopJob {
  readonly type: "stop";
}

/** From the frame to the page, when it is there. */
export interface SandboxIsThere {
  readonly type: "sandbox";
  /** Whether its threads can share memory: not every browser lets those of a frame without an origin. */
  readonly sharesMemory: boolean;
}

/** From the page to the frame, with a port to the page. */
export interface OpenSandbox {
  readonly type: "open";
  readonly scripts: SandboxScripts;
}

/** From the frame to its driver, with the port to the page. */
export interface BeDriver {
  readonly type: "driver";
  readonly scripts: Pick<SandboxScripts, "program" | "host">;
}

/** From the driver to the page. */
export type FromSandbox =
  | { readonly type: "ready" }
  /** Again and again. */
  | { readonly type: "alive" }
  /** Events come in batches: a flood of output must not become a flood of messages. */
  | { readonly type: "events"; readonly events: readonly RunEvent[] }
  /** How far a search is. */
  | { readonly type: "progress"; readonly progress: ExploreProgress }
  | { readonly type: "result"; readonly result: unknown }
  | { readonly type: "failed"; readonly name: string; readonly message: string };
