import type { LaneState } from "@mp/inspect";
import type { LateHelp, ProgramLanguage } from "@mp/tutor";
import type { KeyHelp } from "./texts.ts";

/** The screens that have keys of their own. */
export type ScreenName =
  | "list"
  | "search"
  | "lesson"
  | "run"
  | "timeline"
  | "scheduler"
  | "parsons"
  | "solution";

/** What the help overlay says of a screen. */
export interface ScreenHelp {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

/** The words of the screens beyond those of the help line. Each language is one object of this type. */
export interface ScreenTexts {
  readonly help: Readonly<Record<ScreenName, ScreenHelp>>;
  /** Keys that every screen has. */
  readonly everywhere: ScreenHelp;
  /** Which key shows the program in the other programming language. */
  readonly otherProgram: (name: string) => string;
  readonly programKey: Readonly<Record<ProgramLanguage, string>>;
  /** Of the program in Python there is no timeline. */
  readonly noTraceOfPython: string;
  readonly helpKey: string;
  readonly closeHelp: string;

  readonly search: {
    readonly key: string;
    readonly prompt: string;
    /** What can be found, before anything is typed. */
    readonly begin: string;
    readonly nothing: (query: string) => string;
    readonly found: (lessons: number) => string;
  };

  readonly timeline: {
    readonly key: string;
    readonly title: string;
    readonly step: string;
    readonly jump: string;
    readonly inWords: string;
    readonly drawn: string;
    /** There is no run yet to show. */
    readonly nothingYet: string;
    readonly states: Readonly<Record<LaneState, string>>;
    readonly notYet: string;
    readonly ended: string;
    readonly line: (line: number) => string;
    readonly found: string;
  };

  readonly scheduler: {
    readonly key: string;
    readonly title: string;
    readonly loading: string;
    readonly searching: string;
    /** Whose turn it may be. */
    readonly choose: string;
    readonly waiting: string;
    readonly decisions: (count: number) => string;
    readonly comesToItsEnd: string;
    readonly soFar: string;
    readonly nothingYet: string;
    readonly over: string;
    readonly scripted: (step: number) => string;
    readonly found: (executions: number, complete: boolean) => string;
    /** The decisions as numbers to type, from the beginning. */
    readonly foundAs: (executions: number, numbers: string) => string;
    readonly nothingFound: (executions: number, complete: boolean) => string;
    readonly cannot: (why: string) => string;
    readonly turn: string;
    readonly undo: string;
    readonly finish: string;
    readonly breakIt: string;
    readonly replay: string;
    readonly again: string;
  };

  readonly stages: {
    /** Asked before a stage that gives more away. */
    readonly ask: Readonly<Record<LateHelp, string>>;
    readonly noMore: string;
    readonly how: string;
    readonly take: string;
    readonly drop: string;
    readonly moreHelp: string;
    readonly right: (lines: number, of: number) => string;
    readonly allRight: string;
  };

  readonly watch: {
    readonly key: string;
    readonly on: (file: string) => string;
    readonly off: string;
    readonly sign: string;
  };
}
