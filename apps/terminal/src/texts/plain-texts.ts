import type { LaneState } from "@mp/inspect";
import type { ProgramLanguage } from "@mp/tutor";

/** What can be done with a lesson, in a dialogue. */
export type PlainChoice =
  | "run"
  | "account"
  | "check"
  | "help"
  | "edit"
  | "schedule"
  | "program"
  | "reset"
  | "read"
  | "next"
  | "back";

/** The words of the tutor as a dialogue, for screen readers. */
export interface PlainTexts {
  readonly welcome: (title: string, done: number, all: number) => string;
  readonly module: (number: number, title: string, done: number, all: number) => string;
  readonly lesson: (number: string, title: string, status: string, isExercise: boolean) => string;
  readonly ask: (lesson: string) => string;
  readonly listHelp: string;
  readonly noLesson: (typed: string) => string;
  readonly found: (number: string, title: string, excerpt: string) => string;
  readonly nothingFound: string;
  readonly goodbye: string;

  readonly minutes: (count: number) => string;
  readonly goOn: string;
  readonly code: (language: string) => string;
  readonly endOfCode: string;
  readonly question: string;
  readonly answer: (count: number) => string;
  readonly answered: (text: string, isRight: boolean) => string;
  readonly task: (number: number) => string;
  readonly row: (cells: readonly (readonly [head: string, cell: string])[]) => string;

  readonly choose: string;
  readonly choices: Readonly<Record<PlainChoice, string>>;
  readonly notANumber: (most: number) => string;
  readonly running: string;
  readonly checking: string;
  readonly stopped: string;
  readonly nowIn: (language: ProgramLanguage) => string;
  readonly parsonsAsk: string;
  readonly nothingRecorded: string;

  readonly turn: (number: number) => string;
  readonly wouldDo: (name: string, what: string, place: string | undefined) => string;
  readonly cannotGoOn: (name: string, why: string) => string;
  readonly states: Readonly<Record<LaneState, string>>;
  readonly schedulerAsk: (count: number) => string;
}
