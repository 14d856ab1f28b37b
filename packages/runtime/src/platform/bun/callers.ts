/** The modules of the calls that led here. */

import { pathToFileURL } from "node:url";
import { LIBRARY } from "../../library.ts";

interface CallSite {
  /** Of the file that was loaded, which `getFileName` does not give where a source map leads elsewhere. */
  getScriptNameOrSourceURL(): string | null | undefined;
}

/** URLs of the modules of the program that are in the stack of this call, the innermost first. */
export function callers(): string[] {
  const urls = sites().map((site) => asUrl(site.getScriptNameOrSourceURL() ?? ""));
  return urls.filter((url) => url !== "" && !url.startsWith(LIBRARY));
}

function sites(): CallSite[] {
  // oxlint-disable-next-line typescript/unbound-method -- it is put back, not called
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 100;
    Error.prepareStackTrace = (_error, found) => found;
    const { stack } = new Error() as unknown as { stack: unknown };
    return Array.isArray(stack) ? (stack as CallSite[]) : [];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}

/** Bun names files by their paths. */
function asUrl(place: string): string {
  return /^(\/|[A-Za-z]:[\\/])/.test(place) ? pathToFileURL(place).href : place;
}
