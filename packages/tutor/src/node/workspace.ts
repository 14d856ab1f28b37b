import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { Language, Lesson } from "@mp/content";
import { programFile } from "../session/ports.ts";
import { timeStamp, writeAtomically } from "./files.ts";
import type { Home } from "./home.ts";

/** The name of the file a student works on in a lesson. */
export function fileNameOf(lesson: Lesson): string {
  return programFile(lesson);
}

/** The student's own copy of a lesson's program, whether or not it exists yet. */
export function ownFile(home: Home, lesson: Lesson, name: string = fileNameOf(lesson)): string {
  return join(home.code, lesson.id, name);
}

/** A lesson's program as given, in one language. */
export function givenSource(lesson: Lesson, language: Language, name: string = fileNameOf(lesson)): string {
  const isExercise = name === lesson.exercise?.file;
  const source = isExercise ? lesson.exercise?.start : lesson.programs[name];
  if (!source) throw new Error(`Lesson ${lesson.id} has no ${name}. Add it to its folder.`);
  return source[language];
}

/** Makes the student's copy if there is none, and says where it is. */
export function ensureOwnFile(home: Home, lesson: Lesson, language: Language, name?: string): string {
  const file = ownFile(home, lesson, name);
  if (!existsSync(file)) writeAtomically(file, givenSource(lesson, language, name));
  return file;
}

/** What running a lesson runs: the student's copy if there is one, else the program as given. */
export function fileToRun(
  home: Home,
  lesson: Lesson,
  language: Language,
  name: string = fileNameOf(lesson),
): string {
  const own = ownFile(home, lesson, name);
  if (existsSync(own)) return own;
  return materialise(home, lesson, { name, language, source: givenSource(lesson, language, name) });
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

/** What to reset: the file a student works on, if no other is named. */
export interface ResetOptions {
  readonly name?: string;
  readonly now?: Date;
}

/** Puts the program as given back in place; the student's version is kept beside it. Says where, if there was one. */
export function resetOwnFile(
  home: Home,
  lesson: Lesson,
  language: Language,
  { name, now = new Date() }: ResetOptions = {},
): string | undefined {
  const file = ownFile(home, lesson, name);
  const kept = existsSync(file) ? keepCopy(file, now) : undefined;
  writeAtomically(file, givenSource(lesson, language, name));
  return kept;
}

/** Copies a file to a name beside it that has the time in it, and says which. */
export function keepCopy(file: string, now: Date): string {
  const extension = extname(file);
  const base = join(file, "..", `${basename(file, extension)}.${timeStamp(now)}`);
  let kept = `${base}${extension}`;
  for (let nth = 2; existsSync(kept); nth++) kept = `${base}-${nth}${extension}`;
  copyFileSync(file, kept);
  return kept;
}
