import type { FigureSource } from "@mp/content";

/** A key and what it does, as the help line shows it. */
export type KeyHelp = readonly [key: string, does: string];

/** The terminal tutor's own words. Each language is one object of this type, so a missing text does not compile. */
export interface TerminalTexts {
  readonly languageName: string;
  readonly exercise: string;
  readonly minutes: (n: number) => string;
  readonly progress: (done: number, all: number) => string;
  readonly keys: Readonly<
    Record<
      | "choose"
      | "open"
      | "quit"
      | "back"
      | "scroll"
      | "run"
      | "runAgain"
      | "stop"
      | "edit"
      | "check"
      | "hint"
      | "reset"
      | "next"
      | "answer"
      | "language"
      | "yes"
      | "no",
      string
    >
  >;
  readonly otherLanguage: string;
  readonly resetQuestion: (file: string) => string;
  readonly resetDone: (kept: string | undefined) => string;
  readonly edited: (file: string) => string;
  readonly noEditor: (file: string) => string;
  readonly editorFailed: (command: string, reason: string) => string;
  readonly running: string;
  readonly checking: string;
  readonly ownVersion: string;
  readonly stopped: string;
  /** Where numbers in a lesson come from. */
  readonly measured: (source: FigureSource) => string;
  readonly hintOf: (shown: number, all: number) => string;
  readonly noHintYet: (all: number) => string;
  readonly noMoreHints: string;
  readonly pressToAnswer: (answers: number) => string;
  readonly task: (n: number) => string;
  readonly passed: string;
  readonly passedMore: string;
  readonly failed: (passed: number, all: number) => string;
  /** What to press after a check that failed. */
  readonly failedKeys: string;
  readonly lessonDone: string;
  readonly stillToDo: (what: string) => string;
  readonly tooSmall: (columns: number, rows: number) => string;
}
