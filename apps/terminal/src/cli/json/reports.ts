/** What `--json` writes, for the commands that have no report in `@mp/tutor`. `scripts/schemas.ts` describes each by a schema. */

import type { Takes } from "../table/options.ts";

/** One lesson of `mp list --json`. */
export interface ListedLesson {
  readonly id: string;
  readonly number: string;
  readonly module: string;
  readonly kind: "lesson" | "exercise";
  readonly title: string;
  readonly minutes: number;
  readonly status: "new" | "started" | "done";
}

/** A part of a lesson. */
export interface ShownSection {
  readonly kind: "prose" | "question" | "task";
  readonly heading: string;
  /** Laid out as lines, without colours. */
  readonly text: string;
  /** Of a question: its id, and its answers without the one that is right. */
  readonly question: { readonly id: string; readonly answers: readonly string[] } | null;
  /** Of a task: its number, and how many hints there are. */
  readonly task: { readonly number: number; readonly hints: number } | null;
}

/** What `mp show --json` writes. */
export interface ShowReport extends ListedLesson {
  readonly objective: string;
  readonly intro: string;
  readonly sections: readonly ShownSection[];
  /** By name of the file, as given. */
  readonly programs: Readonly<Record<string, string>>;
  /** The student's copy, if there is one. */
  readonly own: string | null;
}

/** What `mp reset --json` writes. */
export interface ResetReport {
  readonly file: string;
  /** Where the student's version was put, if there was one. */
  readonly kept: string | null;
}

/** What `mp import --json` writes. */
export interface ImportReport {
  /** Lessons of which something new is known. */
  readonly lessons: readonly string[];
  /** Programs that are here now, as `lesson/file`. */
  readonly programs: readonly string[];
  /** Where other versions of programs that were here have been put. */
  readonly kept: readonly string[];
}

/** What `mp sync --json` writes. */
export interface SyncReport {
  /** Address of the API. */
  readonly api: string;
  readonly learner: string;
  /** Lessons of which something new is known here. */
  readonly received: readonly string[];
  /** Lessons of which something new is known there. */
  readonly sent: readonly string[];
  /** Where the token is kept. */
  readonly keys: string;
}

/** One check of `mp doctor --json`. */
export interface Diagnosis {
  readonly id: string;
  readonly status: "ok" | "warn" | "fail";
  readonly name: string;
  readonly seen: string;
  readonly mend: string | null;
}

/** What `mp completion --json` writes. */
export interface CompletionReport {
  readonly shell: string;
  readonly script: string;
}

/** What `mp help --json` writes: each command. */
export type HelpReport = readonly {
  readonly command: string;
  readonly summary: string;
  readonly operands: readonly { readonly name: string; readonly optional: boolean }[];
  readonly options: readonly { readonly option: string; readonly takes: Takes | null }[];
  readonly schema: string;
  /** Exit code → what it means. */
  readonly exit: Readonly<Record<string, string>>;
}[];
