import { parseArgs, type ParseArgsOptionsConfig } from "node:util";

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
  readonly own: Readonly<Record<string, string | boolean | undefined>>;
}

/** An option that does not exist, or one that lacks its value. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

const COMMON = {
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const satisfies ParseArgsOptionsConfig;

const OF_BOTH = {
  perfetto: { type: "string" },
  replay: { type: "string" },
  time: { type: "string" },
  view: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

const OF_COMMAND: Readonly<Record<string, ParseArgsOptionsConfig>> = {
  trace: { ...OF_BOTH, sites: { type: "boolean" } },
  explore: {
    ...OF_BOTH,
    bound: { type: "string" },
    limit: { type: "string" },
    seeds: { type: "string" },
    strategy: { type: "string" },
  },
};

/** Reads the command line. @throws {OptionError} */
export function readArguments(argv: readonly string[]): Arguments {
  const options = { ...COMMON, ...OF_COMMAND[commandOf(argv) ?? ""] };
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      allowNegative: true,
      tokens: true,
      options,
    });
    const end = tokens.find(({ kind }) => kind === "option-terminator")?.index ?? argv.length;
    const rest = argv.slice(end + 1);
    const [command, ...operands] = positionals.slice(0, positionals.length - rest.length);
    const { lang, json = false, help = false, version = false, ...own } = values;
    return { command, operands, rest, lang, json, help, version, own };
  } catch (error) {
    const option = /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? argv.join(" ");
    throw new OptionError(option, { cause: error });
  }
}

/** The first word that is neither an option nor the value of one: it says which options there are. */
function commandOf(argv: readonly string[]): string | undefined {
  const options = { ...COMMON, ...OF_COMMAND["explore"] };
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const first = tokens.find(({ kind }) => kind === "positional");
  return first?.kind === "positional" ? first.value : undefined;
}
