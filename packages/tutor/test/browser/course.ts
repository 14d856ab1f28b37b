/**
 * Runs every program of the course in Chromium's sandbox, and grades every solution, start and mistake there: each must do what the course says
 * of it, as on Node. `pnpm --filter @mp/tutor course [lesson…]`, when everything is built.
 */

import { LANGUAGES, lessonsOf, localize, outputDifference, type Language, type Lesson } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { fileURLToPath } from "node:url";
import { type Grading, messageIds, written } from "../../src/index.ts";
import { TutorPage } from "./chromium.ts";
import type { Offered } from "./page.ts";

/** A busy machine is slower than a student's. */
const PATIENCE = 4;

const course = readCourse(fileURLToPath(new URL("../../../../content", import.meta.url)));
const named = process.argv.slice(2);
const lessons = lessonsOf(course).filter(({ id }) => named.length === 0 || named.includes(id));

await using tutor = await TutorPage.open();
let faults = 0;
let programs = 0;
for (const lesson of lessons) {
  const began = performance.now();
  const found = [...(await programFaults(lesson)), ...(await exerciseFaults(lesson))];
  for (const fault of found) console.log(`${lesson.id}: ${fault}`);
  faults += found.length;
  console.log(
    `${lesson.number} ${lesson.id}: ${found.length === 0 ? "ok" : "differs"}, ${Math.round(performance.now() - began)} ms`,
  );
}
console.log(`${lessons.length} lessons, ${programs} programs, ${faults} differ`);
process.exitCode = faults === 0 ? 0 : 1;

async function programFaults(lesson: Lesson): Promise<string[]> {
  const found: string[] = [];
  for (const language of LANGUAGES) {
    const code = lesson.programs["program.ts"]?.[language];
    if (code === undefined) continue;
    programs++;
    const budget = { ...lesson.budget, timeMs: lesson.budget.timeMs * PATIENCE };
    const { recorded } = await tutor.page.evaluate(
      ([text, options]) => (globalThis as unknown as { offered: Offered }).offered.run(text, options),
      [code, { budget }] as const,
    );
    found.push(
      ...outcomeFaults(lesson, language, recorded).map((fault) => `program.ts (${language}) ${fault}`),
    );
  }
  return found;
}

function outcomeFaults(
  lesson: Lesson,
  language: Language,
  run: Awaited<ReturnType<Offered["run"]>>["recorded"],
): string[] {
  if (run.limit) return [`met its limit of ${run.limit.name} (${run.limit.value})`];
  const stderr = written(run, "stderr");
  if (run.exitCode !== 0) return [`ended with exit code ${run.exitCode}: ${stderr}`];
  const wanted = localize(lesson.complaint ?? "", language);
  if (wanted === "" ? stderr !== "" : !stderr.includes(wanted)) return [`wrote to stderr: ${stderr}`];
  const expected = lesson.output?.[language];
  const difference = expected && outputDifference(written(run, "stdout"), expected);
  return difference ? [`printed ${JSON.stringify(difference)}`] : [];
}

async function exerciseFaults(lesson: Lesson): Promise<string[]> {
  if (!lesson.exercise) return [];
  const found: string[] = [];
  for (const language of LANGUAGES) {
    const { told, mistakes } = await tutor.page.evaluate(
      ([id, chosen]) => (globalThis as unknown as { offered: Offered }).offered.grade(id, chosen),
      [lesson.id, language] as const,
    );
    const gradings = told as Record<string, Grading>;
    programs += Object.keys(gradings).length;
    if (gradings["start"]?.status !== "fail") found.push(`start (${language}): ${said(gradings["start"])}`);
    if (gradings["solution"]?.status !== "pass")
      found.push(`solution (${language}): ${said(gradings["solution"])}`);
    for (const { id, message } of mistakes) {
      const grading = gradings[id] as Grading;
      if (grading.status !== "fail" || messageIds(grading)[0] !== message)
        found.push(`${id} (${language}): ${said(grading)} in place of ${message}`);
    }
  }
  return found;
}

function said(grading: Grading | undefined): string {
  return grading === undefined
    ? "nothing"
    : `${grading.status} ${JSON.stringify(grading.status === "error" ? grading : messageIds(grading))}`;
}
