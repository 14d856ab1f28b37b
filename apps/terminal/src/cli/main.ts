import { isLanguage, type Language } from "@mp/content";
import { texts } from "@mp/tutor";
import { cliWords } from "../texts/cli.ts";
import { type Arguments, readArguments } from "./args.ts";
import type { Invoked } from "./command.ts";
import { mistyped } from "./command-error.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { invocationOf } from "./invocation.ts";
import { languageFor } from "./language-for.ts";
import { nearest } from "./nearest.ts";
import { tellError } from "./tell-error.ts";
import { COMMAND_NAMES, type CommandName, commandShape, isCommand } from "./table/commands.ts";
import { LOAD } from "./table/load.ts";
import { openTutor, type TutorContext } from "./tutor-context.ts";
import { manifest } from "./version.ts";

/** Does what the command line says and answers the exit code. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> {
  try {
    return await dispatch(readArguments(argv), env);
  } catch (error) {
    return tellError(error, { language: languageFor(env, askedIn(argv)), json: argv.includes("--json") });
  }
}

/** The language asked for on a command line that can't be read. */
function askedIn(argv: readonly string[]): Language | undefined {
  const asked = /(?:^|\s)--lang[= ](\S+)/.exec(argv.join(" "))?.[1];
  return asked !== undefined && isLanguage(asked) ? asked : undefined;
}

async function dispatch(args: Arguments, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const language = askedOf(args, env);
  if (args.version) return print(manifest().version);
  const { command } = args;
  const invoked = invokedOf(args, env, language);
  if (args.help) return help(invoked);
  if (command === undefined) return open(invoked);
  if (!isCommand(command)) {
    const near = nearest(command, COMMAND_NAMES);
    throw mistyped(invoked.words.unknownCommand(command, near));
  }
  return carryOut(command, invoked);
}

/** @throws {CommandError} if the course is not in the language asked for. */
function askedOf({ lang }: Arguments, env: NodeJS.ProcessEnv): Language {
  if (lang === undefined || isLanguage(lang)) return languageFor(env, lang);
  throw mistyped(cliWords(languageFor(env, undefined)).unknownLanguage(lang));
}

function invokedOf(args: Arguments, env: NodeJS.ProcessEnv, language: Language): Invoked {
  let opened: Promise<TutorContext> | undefined;
  const open = () => (opened ??= openAndTell(env, language));
  return { args, env, language, words: cliWords(language), invocation: invocationOf(env), open };
}

async function openAndTell(env: NodeJS.ProcessEnv, language: Language): Promise<TutorContext> {
  const tutor = await openTutor(env, language);
  if (tutor.setAside) console.error(texts(language).progressSetAside(tutor.setAside));
  return tutor;
}

/** `mp check --help` is `mp help check`. */
async function help(invoked: Invoked): Promise<ExitCode> {
  const { command, operands } = invoked.args;
  const about = command === "help" ? operands.slice(0, 1) : command === undefined ? [] : [command];
  const { command: tell } = await LOAD.help();
  return tell({ ...invoked, args: { ...invoked.args, operands: about } });
}

/** Sees that there are as many operands as a command takes, and does it. @throws {CommandError} */
async function carryOut(name: CommandName, invoked: Invoked): Promise<ExitCode> {
  const { args, words, invocation } = invoked;
  const { operands } = commandShape(name);
  const usage = `${invocation.prefix} ${name} ${operands.map((operand) => EXAMPLES[operand.name]).join(" ")}`;
  const needed = operands.filter(({ optional = false }) => !optional).length;
  if (args.operands.length < needed) throw mistyped(words.missingArgument(usage));
  const extra = args.operands[operands.length];
  if (extra !== undefined) throw mistyped(words.tooMany(extra, usage.trim()));
  const { command } = await LOAD[name]();
  return command(invoked);
}

/** Operands as one would type them. */
const EXAMPLES = {
  lesson: "mp-worker",
  program: "mp-worker",
  file: "mine.json",
  schedule: "aXbY2",
  shell: "bash",
  command: "check",
} as const;

/** `mp` alone: the tutor, or without a terminal a first look at it. */
async function open({ args, env, invocation, language, open: openAndTell }: Invoked): Promise<ExitCode> {
  if (process.stdout.isTTY && process.stdin.isTTY) {
    // The screen tells by itself of what openAndTell would print before it.
    if (args.own.plain === true || isPlain(env)) {
      const { openDialogue } = await import("../plain/open.ts");
      return openDialogue(await openAndTell(), args.lang !== undefined);
    }
    const [tutor, { openApp }] = await Promise.all([openTutor(env, language), import("../app/open.tsx")]);
    return openApp(tutor, args.lang !== undefined);
  }
  const { firstRun } = await import("./first-run.ts");
  return firstRun(await openAndTell(), invocation);
}

/** Whether whoever sits there has said that a screen that is drawn anew is of no use to them. */
function isPlain(env: NodeJS.ProcessEnv): boolean {
  return [env["MP_SCREEN_READER"], env["INK_SCREEN_READER"]].some(
    (value) => value === "1" || value === "true",
  );
}

function print(text: string): ExitCode {
  console.log(text);
  return EXIT.ok;
}
