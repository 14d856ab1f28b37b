/** What comes out of a box is a stranger's word: it is looked at before it is anything. */
import type { Report } from "@mp/tutor/boxed";

const LONGEST_NAME = 200;

/** Whether a report is one by its shape: nothing is missing, and nothing is of another kind than it should be. */
export function isReport(report: Report): boolean {
  const { type, time } = report as Partial<Report>;
  if (!isNumber(time)) return false;
  if (type === "ready") return true;
  const { process, line } = report as { readonly process?: unknown; readonly line?: unknown };
  if (!isProcess(process) || !(line === undefined || isCount(line))) return false;
  return (type !== undefined && SHAPES[type]?.(report)) === true;
}

type Shape = (report: Readonly<Record<string, unknown>>) => boolean;

const SHAPES: Readonly<Record<string, Shape>> = {
  "process.begin": () => true,
  "process.end": () => true,
  "process.start": ({ target }) => isProcess(target),
  "join.begin": ({ target }) => isProcess(target),
  "join.end": ({ target, exitCode }) => isProcess(target) && (exitCode === null || isNumber(exitCode)),
  output: ({ stream, text }) => (stream === "stdout" || stream === "stderr") && typeof text === "string",
};

function isProcess(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { pid, name } = value as { readonly pid?: unknown; readonly name?: unknown };
  return isCount(pid) && typeof name === "string" && name.length <= LONGEST_NAME;
}

function isCount(value: unknown): boolean {
  return isNumber(value) && Number.isInteger(value) && (value as number) >= 0;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
