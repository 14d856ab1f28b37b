/** Everything behind the routes, put together. */
import type { Course } from "@mp/content";
import type { Sandbox } from "@mp/sandbox";
import type { Log } from "../log.ts";
import type { Store } from "../store/open.ts";
import { CourseService } from "./course.ts";
import { type StreamedEvent, streamEvents } from "./event-stream.ts";
import { HelpService } from "./help.ts";
import { LearnerService } from "./learners.ts";
import { ProgressService } from "./progress.ts";
import type { RunQueue } from "./queue.ts";
import { Readiness } from "./readiness.ts";
import { Runner } from "./runner.ts";
import { type RunPolicy, RunService } from "./runs.ts";
import { SandboxStatus } from "./sandbox-status.ts";
import type { Signals } from "./signals.ts";

/** What it is made of. */
export interface ServiceParts {
  readonly course: Course;
  /** Where the checks of exercises are. */
  readonly courseFolder: string;
  readonly store: Store;
  readonly queue: RunQueue;
  readonly signals: Signals;
  readonly sandbox: Sandbox;
  readonly policy: RunPolicy;
  /** By which name this process has runs. */
  readonly owner: string;
  /** How long a runner's sign of life counts, in milliseconds. */
  readonly leaseMs: number;
  /** Ends the event streams: whoever reads one takes it up again, with another process perhaps. */
  readonly closing: AbortSignal;
  readonly log: Log;
}

export interface Services {
  readonly courses: CourseService;
  readonly learners: LearnerService;
  readonly progress: ProgressService;
  readonly runs: RunService;
  readonly help: HelpService;
  readonly runner: Runner;
  readonly sandbox: SandboxStatus;
  readonly readiness: Readiness;
  readonly streamOf: (run: string, after: number, signal: AbortSignal) => AsyncGenerator<StreamedEvent>;
}

export function servicesOf(parts: ServiceParts): Services {
  const { store, queue, signals, policy, log, courseFolder } = parts;
  const courses = new CourseService(parts.course);
  const sandbox = new SandboxStatus(parts.sandbox);
  const progress = new ProgressService(store);
  const runs = new RunService({ store, queue, signals, courses, sandbox, policy });
  const runnerParts = { store, sandbox: parts.sandbox, signals, courses, courseFolder, progress, log };
  return {
    courses,
    learners: new LearnerService(store),
    progress,
    runs,
    help: new HelpService({ courses, progress, runs }),
    runner: new Runner({ ...runnerParts, owner: parts.owner, leaseMs: parts.leaseMs }),
    sandbox,
    readiness: new Readiness(store, sandbox, policy.waiting),
    streamOf: (run, after, signal) => {
      const either = AbortSignal.any([signal, parts.closing]);
      return streamEvents({ db: store.db, signals, run, after, signal: either });
    },
  };
}
