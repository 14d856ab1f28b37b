import type { TraceTexts } from "../texts/trace-texts.ts";
import { traceWords } from "../texts/trace.ts";
import { words } from "../texts/index.ts";
import type { Arguments } from "./args.ts";
import { choicesOf, ConflictError, searchOf, ValueError } from "./choices.ts";
import { EXIT } from "./exit-codes.ts";
import { explore } from "./explore.ts";
import { invocationOf } from "./invocation.ts";
import { replay } from "./replay.ts";
import { findProgram } from "./program.ts";
import { trace } from "./trace.ts";
import type { TraceCommand } from "./trace-request.ts";
import type { TutorContext } from "./tutor-context.ts";

/** What was typed. */
export interface TypedTrace {
  readonly command: "trace" | "explore";
  readonly name: string;
  readonly args: Arguments;
  readonly env: NodeJS.ProcessEnv;
}

/** `mp trace` and `mp explore`: sees that what was typed makes sense, and does it. */
export async function traceOrExplore(context: TutorContext, typed: TypedTrace): Promise<number> {
  const texts = traceWords(context.language);
  try {
    return await run(context, typed, texts);
  } catch (error) {
    if (error instanceof ValueError) return usage(texts.badValue(error.option, error.value, error.wanted));
    if (error instanceof ConflictError) return usage(texts.conflict(...error.options));
    throw error;
  }
}

async function run(context: TutorContext, typed: TypedTrace, texts: TraceTexts): Promise<number> {
  const { command, name, args, env } = typed;
  const invocation = invocationOf(env);
  const choices = choicesOf(args.own, invocation.folder);
  const search = command === "explore" ? searchOf(args.own) : undefined;
  if (args.rest.length > 0 && (search !== undefined || choices.replay !== undefined)) {
    return usage(texts.argumentsNotExplored);
  }
  const program = findProgram(context, name, invocation.folder);
  if (program === undefined) return usage(words(context.language).cli.noSuchFile(name));
  if (program === "folder") return usage(texts.notAFile(name));
  const asked: TraceCommand = { program, name, choices, json: args.json, invocation, texts, env };
  if (choices.replay !== undefined) return replay(context, asked, choices.replay);
  return search === undefined ? trace(context, asked, args.rest) : explore(context, asked, search);
}

function usage(message: string): number {
  console.error(message);
  return EXIT.usage;
}
