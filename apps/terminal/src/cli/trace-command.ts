import { traceWords } from "../texts/trace.ts";
import { choicesOf, searchOf } from "./choices.ts";
import type { Invoked } from "./command.ts";
import { mistyped } from "./command-error.ts";
import type { ExitCode } from "./exit-codes.ts";
import { explore } from "./explore.ts";
import { namedProgram } from "./program.ts";
import { replay } from "./replay.ts";
import { trace } from "./trace.ts";
import type { TraceCommand } from "./trace-request.ts";

/** `mp trace` and `mp explore`: sees that what was typed makes sense, and does it. */
export async function command({ args, env, invocation, language, open, words }: Invoked): Promise<ExitCode> {
  const texts = traceWords(language);
  const choices = choicesOf(args.own, invocation.folder);
  const search = args.command === "explore" ? searchOf(args.own) : undefined;
  if (args.rest.length > 0 && (search !== undefined || choices.replay !== undefined)) {
    throw mistyped(texts.argumentsNotExplored);
  }
  const context = await open();
  const [name = ""] = args.operands;
  const program = namedProgram(context, { name, cwd: invocation.folder, words });
  const asked: TraceCommand = { program, name, choices, json: args.json, invocation, texts, env };
  if (choices.replay !== undefined) return replay(context, asked, choices.replay);
  return search === undefined ? trace(context, asked, args.rest) : explore(context, asked, search);
}
