/** The commands there are, and what each takes: reading the command line, help, manual and completions all come from this. */

import { COMMON, type OptionName } from "./options.ts";

/** What stands behind a command. `program` is a lesson or a file. */
export type OperandName = "lesson" | "program" | "file" | "schedule" | "shell" | "command";

/** What commands are for. */
export const GROUPS = ["read", "practise", "look", "keep", "about"] as const;

/** What a command is for. */
export type CommandGroup = (typeof GROUPS)[number];

/** An operand of a command. */
export interface Operand {
  readonly name: OperandName;
  readonly optional?: boolean;
}

/** What a command takes. */
export interface CommandShape {
  readonly group: CommandGroup;
  readonly operands: readonly Operand[];
  /** Besides those that all have. */
  readonly options: readonly OptionName[];
  /** Whether what follows `--` is for the program. */
  readonly passes?: boolean;
  /** JSON Schemas of what `--json` writes, in `docs/schemas/`. */
  readonly schema: string;
}

const LESSON: Operand = { name: "lesson" };
const PROGRAM: Operand = { name: "program" };
const TRACED = ["perfetto", "replay", "time", "view"] as const satisfies readonly OptionName[];

export const COMMANDS = {
  list: { group: "read", operands: [], options: ["ids"], schema: "mp-list" },
  show: { group: "read", operands: [LESSON], options: [], schema: "mp-show" },
  run: { group: "read", operands: [PROGRAM], options: ["language", "time"], passes: true, schema: "mp-run" },
  check: {
    group: "practise",
    operands: [LESSON, { name: "file", optional: true }],
    options: ["watch", "poll"],
    schema: "results",
  },
  hint: { group: "practise", operands: [LESSON], options: ["task"], schema: "mp-hint" },
  solution: { group: "practise", operands: [LESSON], options: [], schema: "mp-solution" },
  reset: { group: "practise", operands: [LESSON], options: [], schema: "mp-reset" },
  trace: {
    group: "look",
    operands: [PROGRAM],
    options: [...TRACED, "sites"],
    passes: true,
    schema: "trace-report",
  },
  explore: {
    group: "look",
    operands: [PROGRAM],
    options: [...TRACED, "bound", "seeds", "strategy", "limit"],
    schema: "explore-report",
  },
  replay: {
    group: "look",
    operands: [PROGRAM, { name: "schedule", optional: true }],
    options: ["perfetto", "view"],
    schema: "trace-report",
  },
  export: {
    group: "keep",
    operands: [{ name: "file", optional: true }],
    options: [],
    schema: "progress-export",
  },
  import: { group: "keep", operands: [{ name: "file" }], options: [], schema: "mp-import" },
  sync: { group: "keep", operands: [], options: ["api"], schema: "mp-sync" },
  doctor: { group: "about", operands: [], options: [], schema: "mp-doctor" },
  completion: { group: "about", operands: [{ name: "shell" }], options: [], schema: "mp-completion" },
  help: { group: "about", operands: [{ name: "command", optional: true }], options: [], schema: "mp-help" },
} as const satisfies Readonly<Record<string, CommandShape>>;

/** A command, as it is typed. */
export type CommandName = keyof typeof COMMANDS;

/** All commands, in the order in which they are told. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS) as CommandName[];

/** What a command takes. */
export function commandShape(name: CommandName): CommandShape {
  return COMMANDS[name];
}

/** Whether there is such a command. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** The options of a command, those that all have last; without a command, these alone. */
export function optionsOf(name: CommandName | undefined): readonly OptionName[] {
  return name === undefined ? ["plain", ...COMMON] : [...commandShape(name).options, ...COMMON];
}

/** The shells for which there are completions. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** A shell for which there is a completion. */
export type Shell = (typeof SHELLS)[number];
