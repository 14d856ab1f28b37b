import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { Language, Lesson } from "@mp/content";
import { timeStamp, writeAtomically } from "./files.ts";
import type { Home } from "./home.ts";

/** The name of the file a student works on in a lesson. */
export function fileNameOf(lesson: Lesson): string {
  return lesson.exercise?.file ?? "program.ts";
}

/** The student's own copy of a lesson's program, whether or not it exists yet. */
export function ownFile(home: Home, lesson: Lesson): string {
  return join(home.code, lesson.id, fileNameOf(lesson));
}

/** The lesson's program as given, in one language. */
export function givenSource(lesson: Lesson, language: Language): string {
  const source = lesson.exercise?.start ?? lesson.programs["program.ts"];
  if (!source)
    throw new Error(`Lesson ${lesson.id} has no program in TypeScript. Add program.ts to its folder.`);
  return source[language];
}

/** Makes the student's copy if there is none, and says where it is. */
export function ensureOwnFile(home: Home, lesson: Lesson, language: Language): string {
  const file = ownFile(home, lesson);
  if (!existsSync(file)) writeAtomically(file, givenSource(lesson, language));
  return file;
}

/** What running a lesson runs: the student's copy if there is one, else the program as given. */
export function fileToRun(home: Home, lesson: Lesson, language: Language): string {
  const own = ownFile(home, lesson);
  return existsSync(own)
    ? own
    : materialise(home, lesson, {
        name: fileNameOf(lesson),
        language,
        source: givenSource(lesson, language),
      });
}

/** A program of the course, with the words of one language in it. */
export interface CourseProgram {
  readonly name: string;
  readonly language: Language;
  readonly source: string;
}

/** Puts a program of the course on disk, to be run. */
export function materialise(home: Home, lesson: Lesson, { name, language, source }: CourseProgram): string {
  const file = join(home.cache, "programs", lesson.id, language, name);
  if (!existsSync(file) || readFileSync(file, "utf8") !== source) writeAtomically(file, source);
  return file;
}

/** Puts the program as given back in place; the student's version is kept beside it. Says where, if there was one. */
export function resetOwnFile(
  home: Home,
  lesson: Lesson,
  language: Language,
  now: Date = new Date(),
): string | undefined {
  const file = ownFile(home, lesson);
  const kept = existsSync(file) ? backupOf(file, now) : undefined;
  if (kept) copyFileSync(file, kept);
  writeAtomically(file, givenSource(lesson, language));
  return kept;
}

function backupOf(file: string, now: Date): string {
  const extension = extname(file);
  return join(file, "..", `${basename(file, extension)}.${timeStamp(now)}${extension}`);
}
