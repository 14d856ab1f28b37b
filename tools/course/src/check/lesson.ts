import {
  type ExpectedOutput,
  type Fault,
  type Language,
  LANGUAGES,
  type Lesson,
  localize,
} from "@mp/content";
import { programFile, type ProgramLanguage, record, type RunRecord, written } from "@mp/tutor";
import { type Explorer, run } from "@mp/tutor/node";
import { outputProblem } from "./output.ts";
import type { Programs } from "./programs.ts";
import { inTypeScriptWords, type Python } from "./python.ts";

/** What the programs of a lesson are run with. */
export interface Bench {
  readonly folder: string;
  readonly programs: Programs;
  readonly python: Python | undefined;
  /** Runs what is graded by turns: one for all programs, as it takes a while to start; one for each if left out. */
  readonly explorer?: Explorer;
  /** So many schedules are drawn at random for each program that is graded, besides those that are searched. */
  readonly seeds?: number;
  readonly signal?: AbortSignal;
}

/** A machine that is busy with other checks is slower than a student's: a program may take so many times as long. */
export const PATIENCE = 4;

/**
 * Runs a lesson's programs in both languages: they print what lesson.json says, and so what its predictions say. Those in Python run beside
 * those in TypeScript: most of them wait, for each other or for the time.
 */
export async function checkLesson(lesson: Lesson, bench: Bench): Promise<readonly Fault[]> {
  const kinds = bench.python ? (["ts", "python"] as const) : (["ts"] as const);
  const found = await Promise.all(kinds.map((kind) => programsFaults(lesson, kind, bench)));
  return found.flat();
}

async function programsFaults(
  lesson: Lesson,
  kind: ProgramLanguage,
  bench: Bench,
): Promise<readonly Fault[]> {
  const found: Fault[] = [];
  for (const language of LANGUAGES) found.push(...(await programFaults(lesson, { kind, language }, bench)));
  return found;
}

/** One of a lesson's programs. */
interface Which {
  readonly kind: ProgramLanguage;
  /** Of the words in it. */
  readonly language: Language;
}

async function programFaults(
  lesson: Lesson,
  { kind, language }: Which,
  { programs, signal }: Bench,
): Promise<readonly Fault[]> {
  const program = programFile(lesson, kind);
  const file = programs.write(lesson.programs[program]?.[language] ?? "", program);
  const budget = { ...lesson.budget, timeMs: lesson.budget.timeMs * PATIENCE };
  const ended = await record(run({ file }, { budget, language: kind, ...(signal && { signal }) }));
  const name = `${lesson.path}/${program}`;
  if (ended.limit) {
    // As the lesson says it: here it had more time.
    const value = ended.limit.name === "time" ? lesson.budget.timeMs : ended.limit.value;
    const problem = `it met its limit of ${ended.limit.name} (${value})`;
    return [
      { file: name, field: language, problem, mend: "Make it shorter, or raise the budget in lesson.json" },
    ];
  }
  return outcomeFaults(lesson, language, { name, kind, ended });
}

interface Ended {
  readonly name: string;
  readonly kind: ProgramLanguage;
  readonly ended: RunRecord;
}

function outcomeFaults(lesson: Lesson, language: Language, { name, kind, ended }: Ended): readonly Fault[] {
  const fault = (problem: string, mend: string): Fault[] => [{ file: name, field: language, problem, mend }];
  const stderr = written(ended, "stderr");
  const complaint = stderr.trim().split("\n").at(-1);
  const wanted = localize(lesson.complaint ?? "", language);
  const { exitCode } = ended;
  if (exitCode !== 0) return fault(`it ended with exit code ${exitCode} (${complaint})`, "Mend the program");
  if (complaint && wanted === "")
    return fault(`it wrote to stderr: ${complaint}`, "Have it end without a complaint");
  if (!stderr.includes(wanted))
    return fault(`it did not write "${wanted}" to stderr`, "Mend the program, or `complaint` in lesson.json");
  const stdout = written(ended, "stdout");
  const printed = kind === "python" ? inTypeScriptWords(stdout) : stdout;
  const problem = outputProblem(printed, lesson.output?.[language] ?? NOTHING);
  return problem === undefined ? [] : fault(problem, "Mend the program, or `output` in lesson.json");
}

const NOTHING: ExpectedOutput = { order: "exact", lines: [] };
