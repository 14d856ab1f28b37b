/** The words of the web tutor's interface. A key that a language lacks does not compile. */
export interface WebTexts {
  readonly languageName: string;
  readonly home: string;
  readonly skip: string;
  readonly exercise: string;
  readonly minutes: (n: number) => string;
  readonly done: string;
  readonly started: string;
  readonly progress: (done: number, all: number) => string;
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
  readonly retry: string;
  readonly measured: (what: string, script: string, date: string, machine: string) => string;
}
