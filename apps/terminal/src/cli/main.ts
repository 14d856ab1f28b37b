import { findLesson, isLanguage, type Language, lessonsOf } from "@mp/content";
import { texts } from "@mp/tutor";
import { systemLanguage } from "../language.ts";
import { words } from "../texts/index.ts";
import { type Arguments, OptionError, readArguments } from "./args.ts";
import { check } from "./check.ts";
import { EXIT } from "./exit-codes.ts";
import { firstRun } from "./first-run.ts";
import { invocationOf } from "./invocation.ts";
import { list } from "./list.ts";
import { runNamed } from "./run.ts";
import { show } from "./show.ts";
import { openTutor, type TutorContext } from "./tutor-context.ts";
import { version } from "./version.ts";

/** Does what the command line says and answers the exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    return await dispatch(readArguments(argv), env);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    return usage(words(languageIn(argv) ?? systemLanguage(env)).cli.unknownOption(error.message));
  }
}

/** The language asked for on a command line that can't be read. */
function languageIn(argv: readonly string[]): Language | undefined {
  const asked = /(?:^|\s)--lang[= ](\S+)/.exec(argv.join(" "))?.[1];
  return asked !== undefined && isLanguage(asked) ? asked : undefined;
}

async function dispatch(args: Arguments, env: NodeJS.ProcessEnv): Promise<number> {
  if (args.lang !== undefined && !isLanguage(args.lang))
    return usage(words(systemLanguage(env)).cli.unknownLanguage(args.lang));
  const asked: Language | undefined = args.lang;
  if (args.version) return print(version());
  if (args.help) return print(await help(args.command, asked ?? systemLanguage(env), env));
  const context = openTutor(env, asked);
  if (args.command === undefined && isTerminal()) return openScreen(context, args);
  if (context.setAside) console.error(texts(context.language).progressSetAside(context.setAside));
  return args.command === undefined
    ? firstRun(context, invocationOf(env))
    : command(context, args.command, { args, env });
}

async function help(name: string | undefined, language: Language, env: NodeJS.ProcessEnv): Promise<string> {
  const { prefix } = invocationOf(env);
  if (name !== "trace" && name !== "explore") return words(language).cli.help(prefix);
  const { traceWords } = await import("../texts/trace.ts");
  return name === "trace" ? traceWords(language).traceHelp(prefix) : traceWords(language).exploreHelp(prefix);
}

function isTerminal(): boolean {
  return process.stdout.isTTY && process.stdin.isTTY;
}

async function openScreen(context: TutorContext, args: Arguments): Promise<number> {
  const { openApp } = await import("../app/open.tsx");
  return openApp(context, args.lang !== undefined);
}

/** What was typed, and where. */
interface Typed {
  readonly args: Arguments;
  readonly env: NodeJS.ProcessEnv;
}

async function command(context: TutorContext, name: string, { args, env }: Typed): Promise<number> {
  const { cli } = words(context.language);
  const { operands, json } = args;
  const [first, second] = operands;
  if (name === "list") return list(context, json);
  if (!["show", "run", "check", "trace", "explore"].includes(name)) return usage(cli.unknownCommand(name));
  if (first === undefined) return usage(cli.missingArgument(`mp ${name} mp-worker`));
  if (name === "run") return runNamed(context, first, { json, cwd: invocationOf(env).folder });
  if (name === "trace" || name === "explore") {
    // Loaded when asked for: the tutor opens without them.
    const { traceOrExplore } = await import("./trace-command.ts");
    return traceOrExplore(context, { command: name, name: first, args, env });
  }
  const lesson = findLesson(context.course, first);
  if (!lesson)
    return usage(
      cli.unknownLesson(
        first,
        lessonsOf(context.course)
          .map(({ id }) => id)
          .join(", "),
      ),
    );
  return name === "show" ? show(context, lesson) : check(context, { lesson, named: second, json });
}

function print(text: string): number {
  console.log(text);
  return EXIT.ok;
}

function usage(message: string): number {
  console.error(message);
  return EXIT.usage;
}
