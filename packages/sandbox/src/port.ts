/**
 * The port between whoever runs programs of strangers and what keeps them apart. The API and its runners know this and nothing of
 * namespaces; an implementation knows nothing of learners, lessons and HTTP.
 */
import type { Trace } from "@mp/runtime/trace";
import type { Explored, RunEvent, ScheduleSearch } from "@mp/tutor";

/** What a program is written in. */
export type ProgramLanguage = "typescript" | "javascript" | "python";

/** One file of a program. */
export interface SandboxFile {
  /** Letters, digits, `_`, `-` and dots, up to 64 of them; no folders. */
  readonly name: string;
  readonly content: string;
}

/** How far a program may go. Each limit that ends a run is told by its name and this value. */
export interface SandboxLimits {
  /** Milliseconds by the wall clock. */
  readonly timeMs: number;
  /** Milliseconds of processor time, all processes together. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
  /** Bytes it may print, all processes together. */
  readonly outputBytes: number;
  /** Processes it may have started in all, threads of the runtime's own not counted. */
  readonly processes: number;
}

/** The limits, by name. */
export type SandboxLimit = "time" | "cpu" | "memory" | "output" | "processes";

/** One program to run. */
export interface SandboxJob {
  readonly files: readonly SandboxFile[];
  /** Name of the file to run: one of `files`. */
  readonly entry: string;
  readonly language: ProgramLanguage;
  readonly limits: SandboxLimits;
  /** Runs it under this schedule, as a grading or `mp explore` wrote it, in place of the machine's own. */
  readonly schedule?: string;
  /** Has it tried under many schedules, in place of one ordinary run. The only event besides `limit`, `stopped` and `exit` is then `explored`. */
  readonly explore?: ScheduleSearch;
}

/** What a run tells while it goes on; the last event is always `exit`. Times are milliseconds since the program was ready. */
export type SandboxEvent =
  | Exclude<RunEvent, { readonly type: "limit" | "trace" }>
  | { readonly type: "limit"; readonly time: number; readonly name: SandboxLimit; readonly value: number }
  /** Of a run under a schedule: what its processes did, recorded. */
  | { readonly type: "trace"; readonly trace: Trace }
  | { readonly type: "explored"; readonly explored: Explored };

/** One thing that keeps a program apart, and whether it is in force. */
export interface Layer {
  /** Short and stable: `bubblewrap`, `seccomp`, `cgroup-memory`. */
  readonly name: string;
  readonly present: boolean;
  /** What was found; if it is missing, what to do. Shown to whoever operates the API, never to learners. */
  readonly detail: string;
}

/** What stands between a program and this machine. */
export interface LayerReport {
  /** Whether programs of strangers may be run: every layer that is needed is present. */
  readonly ok: boolean;
  readonly layers: readonly Layer[];
}

/** Runs programs so that they cannot harm the machine, nor each other, nor learn of each other. */
export interface Sandbox {
  /** Looks at every layer, each time anew. Never throws: what it cannot look at is a layer that is missing. */
  check(): Promise<LayerReport>;

  /**
   * Runs one program. Ending the iteration or aborting `signal` ends it; whatever ends it, afterwards no process and no file of it is left.
   *
   * @throws {Error} If the sandbox itself failed, for no fault of the program.
   */
  run(job: SandboxJob, signal: AbortSignal): AsyncIterable<SandboxEvent>;
}
