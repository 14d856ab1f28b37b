import type { Language } from "@mp/content";
import { texts as shared } from "@mp/tutor";
import { ExploreError, LoadError, type OpenExplorable, openExplorable } from "@mp/tutor/node/explorable";
import { palette } from "../render/palette.ts";
import type { TraceCommand } from "./trace-request.ts";

/** Makes a program ready to be run by turns; if that can't be, says why. */
export async function openOrTell(
  language: Language,
  { program, name, texts }: TraceCommand,
): Promise<OpenExplorable | undefined> {
  try {
    return await openExplorable(program.file);
  } catch (error) {
    if (error instanceof LoadError) {
      console.error(palette.bad(shared(language).trouble(error.trouble)));
      console.error(excerptOf(error.message));
    } else if (error instanceof ExploreError) {
      const { obstacle } = error;
      console.error(
        obstacle.kind === "no-runtime"
          ? texts.noRuntime(name)
          : texts.notAModule(obstacle.url, obstacle.format),
      );
    } else throw error;
    return undefined;
  }
}

/** Of what Node says of an error, the place in the program and the error itself: the rest is about Node. */
function excerptOf(report: string): string {
  const lines = report
    .split("\n")
    .filter((line) => !/^\s+at |^node:|^Node\.js v|triggerUncaught|^\s*$/.test(line));
  return palette.dim(lines.join("\n").trim());
}
