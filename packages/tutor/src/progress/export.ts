/** What a student takes along to another device: their progress and their programs, in one file. */

import { z } from "zod";
import { noProgress, type Progress } from "./format.ts";
import { canonical } from "./merge.ts";
import { anyProgressSchema } from "./read.ts";
import { progressIdSchema, progressSchema } from "./schema.ts";
import { fieldProblems, ImportError } from "./import-error.ts";

/** The student's programs: lesson id → name of the file → its text. */
export type StudentCode = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is in such a file. */
export interface ProgressExport {
  readonly format: typeof FORMAT;
  readonly version: 1;
  readonly exportedAt: string;
  readonly progress: Progress;
  readonly code: StudentCode;
}

const FORMAT = "mp-progress";

/** A program is a text of some kilobytes; what is longer than this is none. */
const LONGEST_PROGRAM = 1_000_000;

// A plain name, so that whoever writes the files can't be led out of the folder of the lesson.
const PROGRAM_NAME = /^[A-Za-z0-9_][\w.-]{0,99}\.(?:ts|py)$/;

/** Whether a file of this name is one of a student's programs. */
export function isProgramName(name: string): boolean {
  return PROGRAM_NAME.test(name);
}

const exportSchema = (progress: z.ZodType<Progress>): z.ZodType<ProgressExport> =>
  z
    .strictObject({
      $schema: z.string().optional(),
      format: z.literal(FORMAT),
      version: z.literal(1),
      exportedAt: z.iso.datetime().describe("When it was written."),
      progress,
      code: z
        .record(progressIdSchema, z.record(z.string().regex(PROGRAM_NAME), z.string().max(LONGEST_PROGRAM)))
        .describe("The student's programs: lesson id → name of the file → its text."),
    })
    .describe("A student's progress and programs, to take along: what `mp export` writes.");

/** The JSON Schema of a file with progress and programs, draft 2020-12. */
export function progressExportJsonSchema(): object {
  return z.toJSONSchema(exportSchema(progressSchema));
}

/** The JSON Schema of a progress file, draft 2020-12. */
export function progressJsonSchema(): object {
  return z.toJSONSchema(progressSchema);
}

/** Writes progress and programs as one text. */
export function exportProgress(progress: Progress, code: StudentCode, now: Date): string {
  const exported: ProgressExport = {
    format: FORMAT,
    version: 1,
    exportedAt: now.toISOString(),
    progress: canonical(progress),
    code,
  };
  return `${JSON.stringify(exported, null, 2)}\n`;
}

/**
 * Reads what {@link exportProgress} wrote; a progress file alone is good, too. The progress in it may be of an older version.
 *
 * @throws {ImportError} that says all that is wrong with it.
 */
export function importProgress(text: string): ProgressExport {
  const value = wrapped(parsed(text));
  const result = exportSchema(anyProgressSchema).safeParse(value);
  if (result.success) return result.data;
  throw new ImportError(fieldProblems(exportSchema(anyProgressSchema), value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ImportError([{ kind: "not-json", detail: (error as Error).message }]);
  }
}

/** A progress file alone as an export without programs. */
function wrapped(value: unknown): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw foreign();
  const isProgress = !("format" in value) && "lessons" in value && "version" in value;
  const whole = isProgress
    ? { format: FORMAT, version: 1, exportedAt: new Date(0).toISOString(), progress: value, code: {} }
    : value;
  if (!("format" in whole) || whole.format !== FORMAT) throw foreign();
  refuseNewer(whole, 1);
  if ("progress" in whole) refuseNewer(whole.progress, noProgress.version);
  return whole;
}

function foreign(): ImportError {
  return new ImportError([{ kind: "not-an-export" }]);
}

function refuseNewer(value: unknown, newest: number): void {
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (typeof version !== "number" || version <= newest) return;
  throw new ImportError([{ kind: "newer", version, newest }]);
}
