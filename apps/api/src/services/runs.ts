import { createHash, randomUUIDv7 } from "node:crypto";
import type { Language } from "@mp/content";
import type { ProgramLanguage, SandboxJob, SandboxLimits } from "@mp/sandbox";
import { timestamp } from "../clock.ts";
import type { Page } from "../contract/common.ts";
import type { Run, RunRequest, RunResult } from "../contract/run.ts";
import { notFound, Problem } from "../problem.ts";
import { lockLearner } from "../store/learners.ts";
import type { Store } from "../store/open.ts";
import { lastSeq } from "../store/run-events.ts";
import {
  cancelRun,
  countOpen,
  countQueued,
  findByKey,
  findRun,
  finishQueued,
  insertRun,
  listRuns,
  type RunRow,
} from "../store/runs.ts";
import type { CourseService } from "./course.ts";
import { ended } from "./outcome.ts";
import type { RunQueue } from "./queue.ts";
import type { SandboxStatus } from "./sandbox-status.ts";
import type { Signals } from "./signals.ts";

/** How far the runs of strangers may go. */
export interface RunPolicy {
  readonly limits: SandboxLimits;
  /** Runs of one learner that have not ended. */
  readonly perLearner: number;
  /** Runs that wait, of all learners. */
  readonly waiting: number;
}

export interface RunParts {
  readonly store: Store;
  readonly queue: RunQueue;
  readonly signals: Signals;
  readonly courses: CourseService;
  readonly sandbox: SandboxStatus;
  readonly policy: RunPolicy;
}

/** Who asks for a run, and how it shall be known again. */
export interface Asked {
  readonly learner: string;
  readonly language: Language;
  readonly key: string | undefined;
}

/** A run, and whether it was there already. */
export interface Accepted {
  readonly run: Run;
  readonly replayed: boolean;
}

interface Wanted {
  readonly kind: Run["kind"];
  readonly lesson: string | null;
  readonly job: SandboxJob;
}

/** Takes runs in, and says how they are. */
export class RunService {
  readonly #parts: RunParts;

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  /** Takes in a program to run. */
  async run(request: RunRequest, asked: Asked): Promise<Accepted> {
    const { files, language, schedule, timeMs } = request;
    const entry = request.entry ?? files[0]?.name ?? "";
    const { limits } = this.#parts.policy;
    const job: SandboxJob = {
      files,
      entry,
      language,
      limits: { ...limits, timeMs: Math.min(timeMs ?? limits.timeMs, limits.timeMs) },
      ...(schedule !== undefined && { schedule }),
    };
    return this.#accept({ kind: "run", lesson: null, job }, asked);
  }

  /** Takes in an attempt on an exercise. */
  async attempt(name: string, content: string, asked: Asked): Promise<Accepted> {
    const { policy, courses } = this.#parts;
    const { id, budget, exercise } = courses.exercise(name);
    const { timeMs, outputBytes, processes } = budget;
    const limits = {
      ...policy.limits,
      timeMs: Math.min(timeMs, policy.limits.timeMs),
      outputBytes,
      processes,
    };
    const files = [{ name: exercise.file, content }];
    const job: SandboxJob = { files, entry: exercise.file, language: "typescript", limits };
    return this.#accept({ kind: "attempt", lesson: id, job }, asked);
  }

  /** A learner's run. @throws {Problem} not-found, if it is another's as well. */
  async get(learner: string, id: string): Promise<Run> {
    return resourceOf(await this.#own(learner, id));
  }

  /** A learner's runs, the newest first. */
  async list(
    learner: string,
    {
      before,
      limit,
      lesson,
    }: { readonly before?: string | undefined; readonly limit: number; readonly lesson?: string | undefined },
  ): Promise<Page<Run>> {
    const rows = await listRuns(this.#parts.store.db, { learner, before, lesson, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return { items: shown.map(resourceOf), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  /** The file of a learner's last attempt on an exercise; nothing, if there was none. */
  async lastAttempt(learner: string, lesson: string): Promise<string | undefined> {
    const [row] = await listRuns(this.#parts.store.db, { learner, lesson, limit: 1 });
    return row && (JSON.parse(row.request) as SandboxJob).files[0]?.content;
  }

  /** Gives a run up. One that has ended stays as it is. */
  async cancel(learner: string, id: string): Promise<Run> {
    const { store, signals } = this.#parts;
    await this.#own(learner, id);
    const result = JSON.stringify(ended("cancelled"));
    if (await finishQueued(store.db, id, { result, now: timestamp() })) signals.emit("events", id);
    else if (await cancelRun(store.db, id)) signals.emit("cancel", id);
    return this.get(learner, id);
  }

  /** Gives up all that a learner has not seen the end of. */
  async cancelAll(learner: string): Promise<void> {
    for await (const { id, state } of this.everything(learner))
      if (state !== "finished") await this.cancel(learner, id);
  }

  /** Whether whoever has this event has had the result: the event behind the last of a run that has ended. */
  async hasHadResult(id: string, event: number): Promise<boolean> {
    if (event === 0) return false;
    const { db } = this.#parts.store;
    const run = await findRun(db, id);
    return run?.state === "finished" && event > (await lastSeq(db, id));
  }

  /** All that a learner sent in and what came of it. */
  async *everything(learner: string): AsyncGenerator<Run & { readonly request: unknown }> {
    let before: string | undefined;
    do {
      const rows = await listRuns(this.#parts.store.db, { learner, before, limit: 100 });
      for (const row of rows) yield { ...resourceOf(row), request: JSON.parse(row.request) as unknown };
      before = rows.at(-1)?.id;
    } while (before !== undefined);
  }

  async #own(learner: string, id: string): Promise<RunRow> {
    const row = await findRun(this.#parts.store.db, id);
    if (row?.learner_id !== learner) throw notFound("run");
    return row;
  }

  async #accept(wanted: Wanted, asked: Asked): Promise<Accepted> {
    const { store, queue, sandbox } = this.#parts;
    checkFiles(wanted.job);
    const fingerprint = fingerprintOf(wanted);
    const known = asked.key === undefined ? undefined : await findByKey(store.db, asked.learner, asked.key);
    if (known) return replayed(known, fingerprint);
    await sandbox.demand();
    const id = await this.#insert(wanted, asked, fingerprint);
    if (id !== undefined) {
      await queue.enqueue(id);
      return { run: await this.get(asked.learner, id), replayed: false };
    }
    // The same key came twice at once, and the other one was first.
    const first = await findByKey(store.db, asked.learner, asked.key ?? "");
    if (!first) throw new Problem("conflict", "The run was taken away while it was asked for. Try again.");
    return replayed(first, fingerprint);
  }

  /** @returns The run's id; nothing, if the key is in use. */
  async #insert(
    { kind, lesson, job }: Wanted,
    asked: Asked,
    fingerprint: string,
  ): Promise<string | undefined> {
    const { store, policy } = this.#parts;
    const id = randomUUIDv7();
    const inserted = await store.db.transaction().execute(async (transaction) => {
      // Who counts and who inserts must be one: otherwise several requests at once pass the limit together.
      await lockLearner(transaction, asked.learner);
      if ((await countOpen(transaction, asked.learner)) >= policy.perLearner)
        throw tooManyRuns(policy.perLearner);
      if ((await countQueued(transaction)) >= policy.waiting) throw queueFull(policy.waiting);
      return insertRun(transaction, {
        id,
        learner_id: asked.learner,
        kind,
        lesson,
        program_language: job.language,
        language: asked.language,
        request: JSON.stringify(job),
        created_at: timestamp(),
        idempotency_key: asked.key ?? null,
        fingerprint: asked.key === undefined ? null : fingerprint,
      });
    });
    return inserted ? id : undefined;
  }
}

const EXTENSIONS: Readonly<Record<ProgramLanguage, RegExp>> = {
  typescript: /\.m?ts$/,
  javascript: /\.m?js$/,
  python: /\.py$/,
};

function checkFiles({ files, entry, language }: SandboxJob): void {
  const names = files.map(({ name }) => name);
  const problem = (pointer: string, detail: string) =>
    new Problem("invalid", `The program does not fit together: ${detail}`, { errors: [{ pointer, detail }] });
  if (new Set(names).size < names.length)
    throw problem("/files", "Two files have the same name. Name them differently.");
  if (!names.includes(entry)) throw problem("/entry", "It names none of the files. Use the name of one.");
  if (!EXTENSIONS[language].test(entry))
    throw problem("/entry", `It does not end as ${language} does. Rename it, or change the language.`);
}

function fingerprintOf(wanted: Wanted): string {
  return createHash("sha256").update(JSON.stringify(wanted)).digest("hex");
}

function replayed(row: RunRow, fingerprint: string): Accepted {
  if (row.fingerprint === fingerprint) return { run: resourceOf(row), replayed: true };
  throw new Problem(
    "key-reused",
    "Another request came with this Idempotency-Key. Send a new key with a new request.",
  );
}

function tooManyRuns(most: number): Problem {
  return new Problem(
    "too-many-runs",
    `You have ${most} runs that have not ended. Wait for one, or cancel it.`,
    {
      headers: { "Retry-After": "2" },
    },
  );
}

function queueFull(most: number): Problem {
  return new Problem("queue-full", `${most} runs are waiting already. Try again in a moment.`, {
    headers: { "Retry-After": "5" },
  });
}

/** What a run is for whoever asked for it. */
function resourceOf(row: RunRow): Run {
  return {
    id: row.id,
    kind: row.kind,
    lesson: row.lesson,
    programLanguage: row.program_language,
    language: row.language,
    state: row.state,
    attempt: row.attempt,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    result: row.result === null ? null : (JSON.parse(row.result) as RunResult),
    events: `/v1/runs/${row.id}/events`,
  };
}
