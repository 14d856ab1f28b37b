import type { LaneState } from "@mp/inspect";
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
}
