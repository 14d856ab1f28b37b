import { manualWords } from "../texts/manual.ts";
import type { Invoked } from "./command.ts";
import { mistyped } from "./command-error.ts";
import { EXIT, type ExitCode, type ExitName } from "./exit-codes.ts";
import type { HelpReport } from "./json/reports.ts";
import { overview, pageOf } from "./manual/page.ts";
import { pageText } from "./manual/text.ts";
import { nearest } from "./nearest.ts";
import { COMMAND_NAMES, type CommandName, commandShape, isCommand, optionsOf } from "./table/commands.ts";
import { shapeOf, typedAs } from "./table/options.ts";

/** `mp help`: the manual. */
export function command({ args, invocation, language, words }: Invoked): ExitCode {
  const [name] = args.operands;
  if (name !== undefined && !isCommand(name)) {
    throw mistyped(words.unknownCommand(name, nearest(name, COMMAND_NAMES)));
  }
  const edition = { language, prefix: invocation.prefix };
  if (args.json) console.log(JSON.stringify(reportOf(name, manualWords(language)), null, 2));
  else console.log(pageText(name === undefined ? overview(edition) : pageOf(name, edition)));
  return EXIT.ok;
}

function reportOf(name: CommandName | undefined, words: ReturnType<typeof manualWords>): HelpReport {
  return (name === undefined ? COMMAND_NAMES : [name]).map((each) => ({
    command: each,
    summary: words.commands[each].summary,
    operands: commandShape(each).operands.map((operand) => ({
      name: operand.name,
      optional: operand.optional ?? false,
    })),
    options: optionsOf(each).map((option) => ({
      option: typedAs(option),
      takes: shapeOf(option).takes ?? null,
    })),
    schema: `${commandShape(each).schema}.schema.json`,
    exit: Object.fromEntries(
      Object.entries(EXIT).map(([key, code]) => [
        code,
        words.commands[each].exit?.[key as ExitName] ?? words.exit[key as ExitName],
      ]),
    ),
  }));
}
