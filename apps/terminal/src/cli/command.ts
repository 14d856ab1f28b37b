import type { Language } from "@mp/content";
import type { CliTexts } from "../texts/cli-texts.ts";
import type { Arguments } from "./args.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Invocation } from "./invocation.ts";
import type { TutorContext } from "./tutor-context.ts";

/** What was typed, where, and what a command works with. */
export interface Invoked {
  readonly args: Arguments;
  readonly env: NodeJS.ProcessEnv;
  readonly invocation: Invocation;
  readonly language: Language;
  readonly words: CliTexts;
  /** Reads the course and what is known of the student. */
  readonly open: () => Promise<TutorContext>;
}

/** Does what was asked for and answers how it went. */
export type Command = (invoked: Invoked) => Promise<ExitCode> | ExitCode;
