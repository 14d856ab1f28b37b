/**
 * The tables, the same on SQLite and Postgres. Ids are UUIDs of version 7 and times ISO texts, so that both sort alike; JSON is text, since no
 * query looks inside.
 */
import type { Generated, Kysely, Transaction } from "kysely";

export interface LearnersTable {
  id: string;
  /** SHA-256 of the token's secret, in hexadecimal. */
  token_hash: string;
  created_at: string;
}

export interface ProgressTable {
  learner_id: string;
  data: string;
  /** Counts the changes: the condition of each write. */
  revision: number;
  updated_at: string;
}

export interface RunsTable {
  id: string;
  learner_id: string;
  kind: "run" | "attempt";
  lesson: string | null;
  program_language: "typescript" | "javascript" | "python";
  language: "es" | "en";
  /** What to run, as JSON: files, entry, limits, schedule. */
  request: string;
  state: "queued" | "running" | "finished";
  /** How often it was begun. */
  attempt: Generated<number>;
  /** Who runs it, and until when nobody else may. */
  owner: string | null;
  lease_until: string | null;
  cancelled: Generated<number>;
  /** What came of it, as JSON. */
  result: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  idempotency_key: string | null;
  /** Hash of the request that came with the key. */
  fingerprint: string | null;
}

export interface RunEventsTable {
  run_id: string;
  /** From 1, without gaps. */
  seq: number;
  type: string;
  data: string;
}

export interface Tables {
  learners: LearnersTable;
  progress: ProgressTable;
  runs: RunsTable;
  run_events: RunEventsTable;
}

export type Database = Kysely<Tables>;

/** The database, or a transaction of it. */
export type Executor = Database | Transaction<Tables>;
