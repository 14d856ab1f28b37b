import type { Trouble } from "../grade/trouble.ts";
import type { ImportProblem } from "../progress/import-error.ts";
import type { Ending } from "../run/record.ts";

/** The words that every front end shares. Each language is one object of this type, so a missing text does not compile. */
export interface Texts {
  /** Why a program could not be checked, and what to do. */
  readonly trouble: (trouble: Trouble) => string;
  /** Where to look, or "" if no line is known. */
  readonly atLines: (lines: readonly number[]) => string;
  readonly status: Readonly<Record<"new" | "started" | "done", string>>;
  /** What is still to do before a lesson counts as done. */
  readonly left: (todo: {
    readonly run: boolean;
    readonly questions: number;
    readonly check: boolean;
  }) => string;
  /** A progress file that could not be read was put aside. */
  readonly progressSetAside: (path: string) => string;
  /** Why a file can't be imported. */
  readonly importProblem: (problem: ImportProblem) => string;
  /** How a run ended. */
  readonly ended: (ending: Ending) => string;
}
