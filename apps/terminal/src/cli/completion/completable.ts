import type { Language } from "@mp/content";
import { manualWords } from "../../texts/manual.ts";
import {
  COMMAND_NAMES,
  type CommandName,
  commandShape,
  type OperandName,
  optionsOf,
  SHELLS,
} from "../table/commands.ts";
import { shapeOf, typedAs } from "../table/options.ts";

/** What can stand in a place: some words, a lesson, a file, a lesson or a file, or what nobody can guess. */
export type Candidates = readonly string[] | "lesson" | "file" | "program" | "anything";

/** An option, as a shell is told of it. */
export interface CompletableOption {
  /** As it is typed: `--time`. */
  readonly typed: string;
  readonly short: string | undefined;
  readonly does: string;
  /** `undefined` if it takes no value. */
  readonly value: Candidates | undefined;
}

/** A command, as a shell is told of it. */
export interface Completable {
  readonly name: CommandName;
  readonly does: string;
  readonly operands: readonly Candidates[];
  readonly options: readonly CompletableOption[];
}

const OPERANDS: Readonly<Record<OperandName, Candidates>> = {
  lesson: "lesson",
  program: "program",
  file: "file",
  schedule: "anything",
  shell: SHELLS,
  command: COMMAND_NAMES,
};

/** All commands, with what is said of them in a language. */
export function completable(language: Language): readonly Completable[] {
  const words = manualWords(language);
  return COMMAND_NAMES.map((name) => ({
    name,
    does: words.commands[name].summary,
    operands: commandShape(name).operands.map((operand) => OPERANDS[operand.name]),
    options: optionsOf(name).map((option) => {
      const { short, takes } = shapeOf(option);
      const value = takes?.kind === "words" ? takes.words : takes?.kind === "file" ? "file" : "anything";
      return {
        typed: typedAs(option),
        short: short === undefined ? undefined : `-${short}`,
        does: words.options[option],
        value: takes === undefined ? undefined : value,
      };
    }),
  }));
}

/** The options that take a value, of all commands, each once. */
export function valued(commands: readonly Completable[]): readonly string[] {
  const all = commands.flatMap(({ options }) => options.filter(({ value }) => value !== undefined));
  return [...new Set(all.map(({ typed }) => typed))];
}
