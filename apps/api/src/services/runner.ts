/** Runs what waits in the queue: takes a run, runs it in the sandbox, writes down what it does and, once, what came of it. */
import type { Lesson } from "@mp/content";
import type { Sandbox, SandboxEvent, SandboxJob } from "@mp/sandbox";
import { resultsOf } from "@mp/tutor";
import { loadCheck } from "@mp/tutor/node";
import { timestamp } from "../clock.ts";
import type { RunResult } from "../contract/run.ts";
import type { Log } from "../log.ts";
import { claim, finish, giveBack } from "../store/leases.ts";
import type { Store } from "../store/open.ts";
import type { RunRow } from "../store/runs.ts";
import type { CourseService } from "./course.ts";
import { EventLog, type Interruption } from "./event-log.ts";
import { gradeAttempt } from "./grading.ts";
import { ended, Outcome } from "./outcome.ts";
import type { ProgressService } from "./progress.ts";
import type { Signals } from "./signals.ts";

/** A run that was lost this often takes its runners with it: nobody begins it once more. */
const ATTEMPTS_MOST = 3;

export interface RunnerParts {
  readonly store: Store;
  readonly sandbox: Sandbox;
  readonly signals: Signals;
  readonly courses: CourseService;
  readonly courseFolder: string;
  readonly progress: ProgressService;
  readonly log: Log;
  /** How long a sign of life counts, in milliseconds. */
  readonly leaseMs: number;
  /** Who it is, among all runners of the database. */
  readonly owner: string;
}

export class Runner {
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** Runs one run to its end, if it is still to be run. @param stop Gives it back unfinished, for another runner. */
  async work(id: string, stop: AbortSignal): Promise<void> {
    const { store, owner, signals, leaseMs } = this.#parts;
    const run = await claim(store.db, id, { owner, now: timestamp(), until: timestamp(leaseMs) });
    if (!run) return;
    if (run.cancelled !== 0) return this.#end(run, ended("cancelled"));
    if (run.attempt > ATTEMPTS_MOST) return this.#end(run, ended("internal_error"));
    const interruption = new AbortController();
    const interrupt = (why: Interruption) => interruption.abort(why);
    const quiet = signals.on("cancel", id, () => interrupt("cancelled"));
    try {
      const log = await EventLog.open({ store, signals, run, leaseMs, log: this.#parts.log, interrupt });
      const result = await this.#execute(run, log, AbortSignal.any([stop, interruption.signal]));
      const lost = interruption.signal.aborted && interruption.signal.reason === "lost";
      if (lost) return;
      if (stop.aborted && !interruption.signal.aborted) await giveBack(store.db, run);
      else await this.#end(run, interruption.signal.aborted ? { ...result, outcome: "cancelled" } : result);
    } finally {
      quiet();
    }
  }

  async #execute(run: RunRow, log: EventLog, signal: AbortSignal): Promise<RunResult> {
    if (run.attempt > 1) log.write("restarted", { type: "restarted", attempt: run.attempt });
    const outcome = new Outcome();
    const watch = (event: SandboxEvent) => {
      // Larger than all the rest, and for grading only.
      if (event.type === "trace") return;
      outcome.see(event);
      log.write(event.type, event);
    };
    try {
      const grading = run.kind === "attempt" ? await this.#grade(run, { signal, watch }) : null;
      if (run.kind === "run")
        for await (const event of this.#parts.sandbox.run(jobOf(run), signal)) watch(event);
      return outcome.result(grading);
    } catch (error) {
      this.#parts.log.error({ error, run: run.id }, "a run failed by our fault");
      return ended("internal_error");
    } finally {
      await log.close();
    }
  }

  async #grade(
    run: RunRow,
    { signal, watch }: { readonly signal: AbortSignal; readonly watch: (event: SandboxEvent) => void },
  ): Promise<RunResult["grading"]> {
    const { courses, courseFolder, sandbox } = this.#parts;
    const lesson = courses.exercise(run.lesson ?? "");
    const check = await loadCheck(courseFolder, lesson);
    const grading = await gradeAttempt({ sandbox, job: jobOf(run), check, signal, watch });
    if (signal.aborted) return null;
    await this.#keep(run, lesson, grading.status === "pass");
    const results = resultsOf(grading, lesson.exercise.messages, run.language);
    return { ...results, tests: results.tests.map((test) => ({ ...test, lines: [...test.lines] })) };
  }

  async #keep(run: RunRow, lesson: Lesson, passed: boolean): Promise<void> {
    await this.#parts.progress.advance(run.learner_id, lesson, { type: "checked", passed });
  }

  async #end(run: RunRow, result: RunResult): Promise<void> {
    const { store, signals, log } = this.#parts;
    const written = await finish(store.db, run, { result: JSON.stringify(result), now: timestamp() });
    if (written) log.info({ run: run.id, outcome: result.outcome, attempt: run.attempt }, "run finished");
    signals.emit("events", run.id);
  }
}

function jobOf(run: RunRow): SandboxJob {
  return JSON.parse(run.request) as SandboxJob;
}
