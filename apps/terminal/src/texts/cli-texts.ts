import type { OptionProblem } from "../cli/args.ts";
import type { Example } from "./manual-texts.ts";

/** What commands say. */
export interface CliTexts {
  readonly unknownCommand: (name: string, near: string | undefined) => string;
  readonly badOption: (problem: OptionProblem) => string;
  readonly tooMany: (operand: string, usage: string) => string;
  readonly unknownLesson: (name: string, near: string | undefined) => string;
  readonly unknownLanguage: (name: string) => string;
  readonly missingArgument: (usage: string) => string;
  readonly notANumber: (option: string, value: string, least: number) => string;
  readonly notAWord: (option: string, value: string, words: readonly string[]) => string;
  readonly noSuchFile: (path: string, near: string | undefined) => string;
  readonly isAFolder: (path: string) => string;
  readonly unknownShell: (name: string, shells: readonly string[], near: string | undefined) => string;
  readonly noPython: (lesson: string) => string;
  readonly notAnExercise: (id: string) => string;
  readonly checking: (file: string) => string;
  readonly watching: (file: string) => string;
  readonly interrupted: string;
  readonly noScheduleKept: (lesson: string) => string;
  /** The program is no longer the one whose check failed. */
  readonly programChanged: string;
  readonly cannotRead: (path: string, why: string) => string;
  readonly cannotWrite: (path: string, why: string) => string;
  /** By the system's own code, such as ENOSPC. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly courseFault: (faults: readonly string[]) => string;
  readonly ourFault: (what: string) => string;
  readonly firstRun: (title: string, command: string) => string;
  readonly tryNext: (how: { readonly bare: string; readonly prefix: string; readonly next: string }) => {
    readonly title: string;
    readonly examples: readonly Example[];
  };
}
