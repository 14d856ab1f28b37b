import { EXIT, type ExitCode } from "./exit-codes.ts";

/** A command cannot do what it was asked for; the message is for the person who typed it. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The command makes no sense as it was typed. */
export function mistyped(message: string): CommandError {
  return new CommandError(EXIT.usage, message);
}
