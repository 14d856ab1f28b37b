import { parseArgs } from "node:util";

/** What was typed after `mp`. */
export interface Arguments {
  readonly command: string | undefined;
  readonly operands: readonly string[];
  readonly lang: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** An option that does not exist, or one that lacks its value. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

/** Reads the command line. @throws {OptionError} */
export function readArguments(argv: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        lang: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    });
    const [command, ...operands] = positionals;
    return {
      command,
      operands,
      lang: values.lang,
      json: values.json,
      help: values.help,
      version: values.version,
    };
  } catch (error) {
    const option = /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? argv.join(" ");
    throw new OptionError(option, { cause: error });
  }
}
