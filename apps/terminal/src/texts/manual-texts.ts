import type { CommandGroup, CommandName, OperandName } from "../cli/table/commands.ts";
import type { ExitName } from "../cli/exit-codes.ts";
import type { OptionName } from "../cli/table/options.ts";

/** An example: what to type after `mp`, and what it does. */
export type Example = readonly [typed: string, does: string];

/** What the manual says of one command. */
export interface CommandManual {
  /** One line, as the list of commands has it. */
  readonly summary: string;
  /** Paragraphs. */
  readonly description: readonly string[];
  readonly examples: readonly Example[];
  /** What `--json` writes. */
  readonly json: string;
  /** What an exit code means here, where it says more than in general. */
  readonly exit?: Partial<Readonly<Record<ExitName, string>>>;
}

/** The titles of a page. */
export type ManualHeading =
  | "name"
  | "synopsis"
  | "description"
  | "commands"
  | "options"
  | "environment"
  | "files"
  | "examples"
  | "exit"
  | "json"
  | "more";

/** The manual in one language. A command, an option or an exit code that lacks its words does not compile. */
export interface ManualTexts {
  readonly title: string;
  readonly headings: Readonly<Record<ManualHeading, string>>;
  readonly groups: Readonly<Record<CommandGroup, string>>;
  readonly intro: readonly string[];
  readonly commands: Readonly<Record<CommandName, CommandManual>>;
  readonly operands: Readonly<Record<OperandName, string>>;
  /** In place of the value: `--time SECONDS`. */
  readonly values: Readonly<Partial<Record<OptionName, string>>>;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly exit: Readonly<Record<ExitName, string>>;
  readonly environment: Readonly<
    Record<
      | "MP_HOME"
      | "MP_PYTHON"
      | "MP_COURSE"
      | "MP_API"
      | "MP_TOKEN"
      | "VISUAL, EDITOR"
      | "NO_COLOR"
      | "MP_SCREEN_READER"
      | "MP_POLL"
      | "LC_ALL, LANG",
      string
    >
  >;
  readonly optionsWord: string;
  readonly argumentsWord: string;
  readonly inRepository: (prefix: string) => string;
  readonly moreOn: (command: string) => string;
  readonly described: (schema: string) => string;
}
