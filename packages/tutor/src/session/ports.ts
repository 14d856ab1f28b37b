/** What a session of a lesson needs of the world around it. Node and browsers each have their own. */

import type { Language, Lesson } from "@mp/content";
import type { Grading } from "../grade/grading.ts";
import type { StudentCode } from "../progress/export.ts";
import type { ProgressStore } from "../progress/store.ts";
import type { Program, ProgramLanguage, RunEvent, Runner } from "../run/events.ts";
import type { RunRecord } from "../run/record.ts";

/** What to check, and how to follow it. */
export interface GradeRequest {
  readonly lesson: Lesson;
  readonly program: Program;
  /** Aborting it stops the check at once. */
  readonly signal?: AbortSignal | undefined;
  /** Sees each event of the ordinary run as it comes. */
  readonly watch?: ((event: RunEvent) => void) | undefined;
}

/** What came of a check: the judgement, and the ordinary run it saw. */
export interface Graded {
  readonly grading: Grading;
  readonly run: RunRecord;
}

/** Checks programs. Node does it in processes of its own, browsers in workers. */
export interface Grader {
  grade(request: GradeRequest): Promise<Graded>;
}

/** A file of a lesson that a student may make their own. */
export interface CodeFile {
  readonly lesson: Lesson;
  readonly name: string;
  /** Of the program as given. */
  readonly language: Language;
}

/** Where the student's programs lie: a folder, or a browser's storage. Nothing that a student wrote is ever lost. */
export interface CodeStore {
  /** The student's version, or the program as given if they have none. */
  read(file: CodeFile): string;
  /** What running it runs. */
  program(file: CodeFile): Program;
  /** Makes this the student's version. */
  write(file: CodeFile, source: string): void;
  /** Puts the program as given back. Answers where the student's version is kept, if they had one. */
  reset(file: CodeFile): string | undefined;
  /** Whether the student has a version of their own. */
  own(file: CodeFile): boolean;
  /** All that the student has. */
  all(): StudentCode;
  /** Takes programs over. Where the student has another version, that one is kept; answers where. */
  take(code: StudentCode): readonly string[];
}

/** All of them. */
export interface SessionPorts {
  readonly runner: Runner;
  readonly grader: Grader;
  readonly code: CodeStore;
  readonly progress: ProgressStore;
  readonly now: () => Date;
}

/** The name of the file a student works on in a lesson. */
export function programFile(lesson: Lesson, language: ProgramLanguage = "ts"): string {
  if (language === "python") return "program.py";
  return lesson.exercise?.file ?? "program.ts";
}
