import {
  type ExpectedOutput,
  type Fault,
  type Language,
  LANGUAGES,
  type Lesson,
  localize,
} from "@mp/content";
import { record, written } from "@mp/tutor";
import { run } from "@mp/tutor/node";
import { outputProblem } from "./output.ts";
import type { Programs } from "./programs.ts";
import { inTypeScriptWords, type Python, runPython } from "./python.ts";

/** What the programs of a lesson are run with. */
export interface Bench {
  readonly folder: string;
  readonly programs: Programs;
  readonly python: Python | undefined;
  readonly signal?: AbortSignal;
}

/** A machine that is busy with other checks is slower than a student's: a program may take so many times as long. */
export const PATIENCE = 4;

/** Runs a lesson's programs in both languages: they print what lesson.json says, and so what its predictions say. */
export async function checkLesson(lesson: Lesson, bench: Bench): Promise<readonly Fault[]> {
  const found: Fault[] = [];
  for (const language of LANGUAGES) {
    found.push(...(await typeScriptFaults(lesson, language, bench)));
    found.push(...(await pythonFaults(lesson, language, bench)));
  }
  return found;
}

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

async function typeScriptFaults(lesson: Lesson, language: Language, bench: Bench): Promise<readonly Fault[]> {
  const file = bench.programs.write(lesson.programs["program.ts"]?.[language] ?? "", "program.ts");
  const budget = { ...lesson.budget, timeMs: lesson.budget.timeMs * PATIENCE };
  const ended = await record(run({ file }, { budget, ...(bench.signal && { signal: bench.signal }) }));
  const [stdout, stderr] = [written(ended, "stdout"), written(ended, "stderr")];
  const name = `${lesson.path}/program.ts`;
  if (ended.limit) {
    // As the lesson says it: here it had more time.
    const value = ended.limit.name === "time" ? lesson.budget.timeMs : ended.limit.value;
    const problem = `it met its limit of ${ended.limit.name} (${value})`;
    return [
      { file: name, field: language, problem, mend: "Make it shorter, or raise the budget in lesson.json" },
    ];
  }
  return programFaults(lesson, language, { name, stdout, stderr, exitCode: ended.exitCode });
}

async function pythonFaults(lesson: Lesson, language: Language, bench: Bench): Promise<readonly Fault[]> {
  if (!bench.python) return [];
  const file = bench.programs.write(lesson.programs["program.py"]?.[language] ?? "", "program.py");
  const { stdout, ...ended } = await runPython(bench.python, file, lesson.budget.timeMs * PATIENCE);
  const name = `${lesson.path}/program.py`;
  return programFaults(lesson, language, { name, stdout: inTypeScriptWords(stdout), ...ended });
}

function programFaults(
  lesson: Lesson,
  language: Language,
  { name, stdout, stderr, exitCode }: Ended & { readonly name: string },
): readonly Fault[] {
  const fault = (problem: string, mend: string): Fault[] => [{ file: name, field: language, problem, mend }];
  const complaint = stderr.trim().split("\n").at(-1);
  const wanted = localize(lesson.complaint ?? "", language);
  if (exitCode !== 0) return fault(`it ended with exit code ${exitCode} (${complaint})`, "Mend the program");
  if (complaint && wanted === "")
    return fault(`it wrote to stderr: ${complaint}`, "Have it end without a complaint");
  if (!stderr.includes(wanted))
    return fault(`it did not write "${wanted}" to stderr`, "Mend the program, or `complaint` in lesson.json");
  const problem = outputProblem(stdout, lesson.output?.[language] ?? NOTHING);
  return problem === undefined ? [] : fault(problem, "Mend the program, or `output` in lesson.json");
}

const NOTHING: ExpectedOutput = { order: "exact", lines: [] };
