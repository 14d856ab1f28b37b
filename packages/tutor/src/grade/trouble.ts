import type { LimitMet } from "../run/events.ts";
import { type RunRecord, written } from "../run/record.ts";

/** Why a program could not be checked. `line` is a line of the student's file. */
export type Trouble =
  | { readonly kind: "limit"; readonly limit: LimitMet }
  | { readonly kind: "stopped" }
  | { readonly kind: "syntax"; readonly line?: number; readonly detail: string }
  | { readonly kind: "not-defined"; readonly line?: number; readonly name: string }
  | { readonly kind: "no-export"; readonly line?: number; readonly name: string }
  | { readonly kind: "no-module"; readonly line?: number; readonly name: string }
  | {
      readonly kind: "crash";
      readonly line?: number;
      readonly detail: string;
      readonly exitCode: number | null;
    }
  | { readonly kind: "check-broken"; readonly detail: string };

/** What kept a program from getting to its end, or nothing. */
export function diagnose(run: RunRecord, file: string): Trouble | undefined {
  if (run.limit) return { kind: "limit", limit: run.limit };
  if (run.stopped) return { kind: "stopped" };
  if (run.exitCode === 0) return undefined;
  return causeOf(written(run, "stderr"), file, run.exitCode);
}

/** Reads Node's own report of an uncaught error. */
function causeOf(report: string, file: string, exitCode: number | null): Trouble {
  const line = lineIn(report, file);
  const at = line === undefined ? {} : { line };
  const headline = headlineOf(report);
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

// Node names a module by its URL, where a blank in the name is %20.
function lineIn(report: string, file: string): number | undefined {
  const name = file.replaceAll("\\", "/").split("/").at(-1) ?? file;
  const patterns = [name, encodeURI(name)].map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(`(?:${patterns.join("|")}):(\\d+)`).exec(report)?.[1];
  return found === undefined ? undefined : Number(found);
}

// The line such as `TypeError: …`: the last one that is not indented and names an error.
function headlineOf(report: string): string {
  const lines = report.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /^(?:Uncaught )?\w*(?:Error|Exception)(?: \[\w+\])?:/.test(line)) ??
    lines.find(Boolean) ??
    ""
  );
}
