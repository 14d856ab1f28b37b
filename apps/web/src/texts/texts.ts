import type { PictureName } from "../pictures/names.ts";

/** The words of the web tutor's interface. A key that a language lacks does not compile. */
export interface WebTexts {
  readonly languageName: string;
  readonly home: string;
  readonly skip: string;
  readonly ownProgress: string;
  /** The buttons of the bar. */
  readonly tools: string;
  readonly modules: string;
  readonly lessonsOf: (module: string) => string;
  /** Minutes that a student still needs, as hours and minutes. */
  readonly left: (minutes: number) => string;
  readonly here: string;
  readonly new: string;
  readonly toProgram: string;
  /** Said of a program that the text shows and the editor has. */
  readonly inEditor: string;
  readonly split: string;
  readonly tryThese: string;
  readonly exercise: string;
  readonly minutes: (n: number) => string;
  readonly done: string;
  readonly started: string;
  readonly progress: (done: number, all: number) => string;
  readonly again: string;
  readonly begin: string;
  readonly goOn: string;
  readonly theme: {
    readonly label: string;
    readonly system: string;
    readonly light: string;
    readonly dark: string;
  };
  readonly program: string;
  readonly run: string;
  readonly stop: string;
  readonly running: string;
  readonly checking: string;
  readonly output: string;
  readonly noOutput: string;
  readonly predict: string;
  readonly question: string;
  readonly right: string;
  readonly wrong: string;
  readonly task: (n: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly meansOf: (term: string) => string;
  readonly loading: string;
  readonly notFound: string;
  readonly notFoundMore: string;
  readonly broken: (what: string) => string;
  readonly map: string;
  readonly trouble: string;
  readonly kept: string;
  readonly retry: string;
  readonly measured: (what: string, script: string, date: string, machine: string) => string;
  readonly earlier: (lines: number) => string;
  readonly check: string;
  readonly stopped: string;
  readonly reduced: string;
  readonly passed: string;
  readonly failed: string;
  readonly replay: string;
  readonly timeline: string;
  readonly inWords: string;
  readonly ownVersion: string;
  readonly reset: string;
  readonly editor: string;
  readonly help: string;
  readonly search: string;
  readonly keys: string;
  readonly glossary: string;
  readonly inGlossary: string;
  readonly settled: string;
  /** Titles of the pictures that are opened beside a program. */
  readonly pictures: Readonly<Record<"label" | PictureName, string>>;
  readonly changedSince: string;
  readonly beginAgain: string;
}
