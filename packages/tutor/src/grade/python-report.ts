import { lineIn } from "./report-line.ts";
import type { Cause } from "./cause.ts";

/** Reads Python's own report of an uncaught error: a traceback, whose last line says what it is. */
export function pythonCause(report: string, file: string, exitCode: number | null): Cause {
  // The call that is nearest to the error comes last.
  const at = lineIn(report, file, (name) => new RegExp(String.raw`[\s\S]*File "[^"]*${name}", line (\d+)`));
  const headline = headlineOf(report);
  if (headline.startsWith("MemoryError")) return { kind: "out-of-memory" };
  const missing = /^(?:NameError|UnboundLocalError): .*name '([^']+)' is not defined/.exec(headline)?.[1];
  if (missing) return { kind: "not-defined", name: missing, ...at };
  const unexported = /^ImportError: cannot import name '([^']+)'/.exec(headline)?.[1];
  if (unexported) return { kind: "no-export", name: unexported, ...at };
  const gone = /^ModuleNotFoundError: No module named '([^']+)'/.exec(headline)?.[1];
  if (gone) return { kind: "no-module", name: gone, ...at };
  const syntax = /^(?:SyntaxError|IndentationError|TabError): (.*)/.exec(headline)?.[1];
  if (syntax !== undefined) return { kind: "syntax", detail: syntax, ...at };
  return { kind: "crash", detail: headline, exitCode, ...at };
}

function headlineOf(report: string): string {
  const lines = report
    .split("\n")
    .filter((line) => /^\w[\w.]*(?:Error|Exception|Interrupt|Exit)\b/.test(line));
  return lines.at(-1) ?? report.trim().split("\n").at(-1) ?? "";
}
