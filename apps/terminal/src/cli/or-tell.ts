import { palette } from "../render/palette.ts";
import type { TraceTexts } from "../texts/trace-texts.ts";

/** Does what a controller is asked for; if the program is to blame that it can't, says so. */
export async function orTell<T>(
  texts: Pick<TraceTexts, "cannotExplore">,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isOfProgram(error)) throw error;
    const { cause } = error;
    const reason = cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
    console.error(palette.bad(texts.cannotExplore(reason)));
    return undefined;
  }
}

/** A text that only Node can parse, or a thread that broke, as of too much memory. */
function isOfProgram(error: unknown): error is Error {
  return error instanceof SyntaxError || (error instanceof Error && error.name === "HostFailure");
}
