import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { commandShape, isCommand, optionsOf } from "./table/commands.ts";
import { nearest } from "./nearest.ts";
import { OPTIONS, type OptionName, shapeOf, typedAs } from "./table/options.ts";

/** What was typed after `mp`. */
export interface Arguments {
  readonly command: string | undefined;
  readonly operands: readonly string[];
  /** What stands behind `--`: for the program, not for us. */
  readonly rest: readonly string[];
  readonly lang: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
  /** The options that only this command has, as typed. */
  readonly own: Typed;
}

/** Options by their names. */
export type Typed = Readonly<Partial<Record<OptionName, string | boolean>>>;

/** What is wrong with an option. */
export type OptionProblem =
  | { readonly kind: "unknown"; readonly option: string; readonly near: string | undefined }
  | { readonly kind: "needs-value" | "takes-no-value"; readonly option: string };

/** An option that does not exist, lacks its value, or has one that it does not take. */
export class OptionError extends Error {
  override readonly name = "OptionError";
  readonly problem: OptionProblem;

  constructor(problem: OptionProblem) {
    super(`${problem.option}: ${problem.kind}`);
    this.problem = problem;
  }
}

/** Reads the command line. @throws {OptionError} */
export function readArguments(argv: readonly string[]): Arguments {
  const name = commandOf(argv);
  const command = name !== undefined && isCommand(name) ? name : undefined;
  const known = optionsOf(command);
  const { values, positionals, tokens } = parsed(argv, known);
  for (const token of tokens) if (token.kind === "option") refuse(token, known);
  const end = tokens.find(({ kind }) => kind === "option-terminator")?.index ?? argv.length;
  const rest = argv.slice(end + 1);
  const passes = command !== undefined && commandShape(command).passes === true;
  const behind = passes ? positionals.slice(0, positionals.length - rest.length) : positionals;
  const { lang, json, help, version, ...own } = values as Typed;
  return {
    command: behind[0],
    operands: behind.slice(1),
    rest: passes ? rest : [],
    lang: typeof lang === "string" ? lang : undefined,
    json: json === true,
    help: help === true,
    version: version === true,
    own,
  };
}

function parsed(argv: readonly string[], names: readonly OptionName[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    allowNegative: true,
    // What is wrong is told by us: in the student's language, with the nearest option.
    strict: false,
    tokens: true,
    options: Object.fromEntries(names.map((name) => [name, configOf(name)])),
  });
}

function configOf(name: OptionName): NonNullable<ParseArgsOptionsConfig[string]> {
  const { short, takes } = shapeOf(name);
  return { type: takes === undefined ? "boolean" : "string", ...(short !== undefined && { short }) };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** @throws {OptionError} if an option makes no sense as it was typed. */
function refuse({ name, rawName, value, inlineValue }: OptionToken, known: readonly OptionName[]): void {
  const option = known.find((each) => each === name);
  // What may be denied is typed as `--no-…`, and nothing else may.
  const isDenied = rawName.startsWith("--no-");
  if (option === undefined || (isDenied && !shapeOf(option).negative)) {
    throw new OptionError({ kind: "unknown", option: rawName, near: nearest(rawName, known.map(typedAs)) });
  }
  const { takes } = shapeOf(option);
  if (takes === undefined && value !== undefined)
    throw new OptionError({ kind: "takes-no-value", option: rawName });
  // `--lang --json`: another option is no value, unless it is written as one, with `=`.
  const isOption = value !== undefined && !inlineValue && /^-./.test(value);
  if (takes !== undefined && (value === undefined || value === "" || isOption)) {
    throw new OptionError({ kind: "needs-value", option: rawName });
  }
}

const ALL = Object.keys(OPTIONS) as OptionName[];

/** The first word that is neither an option nor the value of one: it says which options there are. */
function commandOf(argv: readonly string[]): string | undefined {
  const first = parsed(argv, ALL).tokens.find(({ kind }) => kind === "positional");
  return first?.kind === "positional" ? first.value : undefined;
}
