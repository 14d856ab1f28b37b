import { lineIn } from "./report-line.ts";
import type { Cause } from "./cause.ts";

/** Reads Node's own report of an uncaught error. */
export function nodeCause(report: string, file: string, exitCode: number | null): Cause {
  const at = lineIn(report, file, (name) => new RegExp(String.raw`${name}:(\d+)`));
  const headline = headlineOf(report);
  if (/JavaScript heap out of memory|ERR_WORKER_OUT_OF_MEMORY/.test(report)) return { kind: "out-of-memory" };
  if (/RangeError: (?:Array buffer allocation failed|Invalid array length)/.test(headline))
    return { kind: "out-of-memory" };
  const missing = /ReferenceError: (\S+) is not defined/.exec(headline)?.[1];
  if (missing) return { kind: "not-defined", name: missing, ...at };
  const unexported = /does not provide an export named '([^']+)'/.exec(report)?.[1];
  if (unexported) return { kind: "no-export", name: unexported, ...at };
  const gone = /Cannot find (?:module|package) '([^']+)'/.exec(headline)?.[1];
  if (gone) return { kind: "no-module", name: gone };
  const syntax = /SyntaxError(?: \[\w+\])?: (.*)/.exec(headline)?.[1];
  if (syntax !== undefined) return { kind: "syntax", detail: syntax, ...at };
  return { kind: "crash", detail: headline, exitCode, ...at };
}

// The line such as `TypeError: …`: the first one that names an error.
function headlineOf(report: string): string {
  const lines = report.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /^(?:Uncaught )?\w*(?:Error|Exception)(?: \[\w+\])?:/.test(line)) ??
    lines.find(Boolean) ??
    ""
  );
}
