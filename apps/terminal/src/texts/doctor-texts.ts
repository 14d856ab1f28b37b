/** What `mp doctor` looks at. */
export type CheckId =
  | "node"
  | "cores"
  | "memory"
  | "terminal"
  | "editor"
  | "python"
  | "folders"
  | "progress"
  | "course";

/** What was seen, and what mends it where something is amiss. */
export interface Words {
  readonly seen: string;
  readonly mend?: string;
}

/** What `mp doctor` says. */
export interface DoctorTexts {
  readonly names: Readonly<Record<CheckId, string>>;
  readonly node: (version: string, least: string, isOld: boolean) => Words;
  readonly cores: (cores: number) => Words;
  readonly memoryWorks: string;
  readonly memoryFails: (why: string) => Words;
  readonly noTerminal: Words;
  readonly terminal: (size: string, colours: number, unicode: boolean) => string;
  readonly smallTerminal: (least: string) => string;
  readonly noUnicode: string;
  readonly editor: (command: string, isChosen: boolean) => string;
  readonly noEditor: (command: string) => Words;
  readonly python: (version: string, path: string) => string;
  readonly noPython: (tried: readonly string[], found: string | undefined) => Words;
  readonly folders: (folder: string, freeMegabytes: number) => Words;
  readonly folderFails: (folder: string, why: string) => Words;
  readonly noProgress: string;
  readonly progress: (lessons: number, file: string) => string;
  readonly progressDamaged: (file: string) => Words;
  readonly course: (lessons: number, exercises: number, languages: number) => string;
  readonly courseFails: (why: string) => Words;
  readonly verdict: (failed: number, warned: number) => string;
}
