import { findLesson } from "@mp/content";
import { traceWords } from "../texts/trace.ts";
import { choicesOf } from "./choices.ts";
import type { Invoked } from "./command.ts";
import { mistyped } from "./command-error.ts";
import type { ExitCode } from "./exit-codes.ts";
import { hasChanged, keptSchedule } from "./failed-schedule.ts";
import { type NamedProgram, namedProgram } from "./program.ts";
import { replay } from "./replay.ts";
import type { TutorContext } from "./tutor-context.ts";

/** `mp replay`: runs one schedule of a program again; without one, that with which the last check failed. */
export async function command(invoked: Invoked): Promise<ExitCode> {
  const { args, env, invocation, language, open } = invoked;
  const choices = choicesOf(args.own, invocation.folder);
  const context = await open();
  const [name = "", schedule] = args.operands;
  const { program, schedule: found } = scheduleFor(invoked, context, { name, schedule });
  const asked = { program, name, choices, json: args.json, invocation, texts: traceWords(language), env };
  return replay(context, asked, found);
}

interface Named {
  readonly name: string;
  readonly schedule: string | undefined;
}

/** @throws {CommandError} if none was given and none is kept. */
function scheduleFor({ invocation, words }: Invoked, context: TutorContext, { name, schedule }: Named) {
  const { course, home } = context;
  const program: NamedProgram = namedProgram(context, { name, cwd: invocation.folder, words });
  if (schedule !== undefined) return { program, schedule };
  const lesson = findLesson(course, name);
  const kept = lesson && keptSchedule(home, lesson);
  if (kept === undefined) throw mistyped(words.noScheduleKept(name));
  if (hasChanged(kept)) console.error(words.programChanged);
  return { program: { ...program, file: kept.file }, schedule: kept.schedule };
}
