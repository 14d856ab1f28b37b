import type { Invoked } from "../command.ts";
import { mistyped } from "../command-error.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { CompletionReport } from "../json/reports.ts";
import { nearest } from "../nearest.ts";
import { type Shell, SHELLS } from "../table/commands.ts";
import { bashScript } from "./bash.ts";
import { completable, type Completable } from "./completable.ts";
import { fishScript } from "./fish.ts";
import { powershellScript } from "./powershell.ts";
import { zshScript } from "./zsh.ts";

const SCRIPTS: Readonly<Record<Shell, (of: readonly Completable[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** `mp completion`: a script for a shell, made from the table of commands. Lessons it asks `mp list --ids` for. */
export function command({ args, language, words }: Invoked): ExitCode {
  const [typed = ""] = args.operands;
  const shell = SHELLS.find((each) => each === typed);
  if (shell === undefined) throw mistyped(words.unknownShell(typed, SHELLS, nearest(typed, SHELLS)));
  const script = SCRIPTS[shell](completable(language));
  const report: CompletionReport = { shell, script };
  if (args.json) console.log(JSON.stringify(report, null, 2));
  else process.stdout.write(script);
  return EXIT.ok;
}
