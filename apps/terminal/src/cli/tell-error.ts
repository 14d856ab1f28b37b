import { ContentError, describeFault, type Language } from "@mp/content";
import { cliWords } from "../texts/cli.ts";
import type { CliTexts } from "../texts/cli-texts.ts";
import { OptionError } from "./args.ts";
import { ConflictError } from "./choices.ts";
import { CommandError, mistyped } from "./command-error.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { traceWords } from "../texts/trace.ts";
import { ValueError } from "./values.ts";

/** How to say it. */
export interface ErrorLook {
  readonly language: Language;
  readonly json: boolean;
}

/** Says on the error stream why a command could not be carried out, and answers the exit code. */
export function tellError(error: unknown, { language, json }: ErrorLook): ExitCode {
  const { exitCode, message } = commandErrorOf(error, language);
  console.error(json ? JSON.stringify({ error: { exitCode, message } }) : message);
  return exitCode;
}

function commandErrorOf(error: unknown, language: Language): CommandError {
  const words = cliWords(language);
  if (error instanceof CommandError) return error;
  if (error instanceof OptionError) return mistyped(words.badOption(error.problem));
  if (error instanceof ConflictError) return mistyped(traceWords(language).conflict(...error.options));
  if (error instanceof ValueError) return mistyped(badValue(error, words));
  if (error instanceof ContentError)
    return new CommandError(EXIT.fault, words.courseFault(error.all.map(describeFault)));
  return ofSystem(error, words) ?? new CommandError(EXIT.fault, words.ourFault(stackOf(error)));
}

function badValue({ option, value, wanted }: ValueError, words: CliTexts): string {
  return "least" in wanted
    ? words.notANumber(option, value, wanted.least)
    : words.notAWord(option, value, wanted);
}

/** What the system refused to do with a file. */
function ofSystem(error: unknown, words: CliTexts): CommandError | undefined {
  const { code, path, syscall, message } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || typeof code !== "string" || typeof syscall !== "string") return undefined;
  const why = words.reasons[code] ?? message;
  const isRead = ["read", "scandir", "stat", "lstat", "access"].includes(syscall);
  const tell = isRead ? words.cannotRead : words.cannotWrite;
  return new CommandError(EXIT.machine, tell(path ?? "", why), { cause: error });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
