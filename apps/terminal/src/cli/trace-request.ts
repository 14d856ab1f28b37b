import type { TraceTexts } from "../texts/trace-texts.ts";
import type { Choices } from "./choices.ts";
import type { Invocation } from "./invocation.ts";
import type { NamedProgram } from "./program.ts";

/** What `mp trace` and `mp explore` work with. */
export interface TraceCommand {
  readonly program: NamedProgram;
  /** The program as it was named, for commands to type. */
  readonly name: string;
  readonly choices: Choices;
  readonly json: boolean;
  readonly invocation: Invocation;
  readonly texts: TraceTexts;
  readonly env: NodeJS.ProcessEnv;
}
