import { minimalCourse } from "../minimal-course.ts";

export const LESSON = "01-uno/01-leccion";
export const EXERCISE = "01-uno/02-ejercicio";

/** A file of the minimal course with one piece of it replaced. */
export function edited(path: string, from: string, to: string): Record<string, string> {
  const text = minimalCourse().get(path) ?? "";
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}: mend this test`);
  return { [path]: text.replace(from, to) };
}

/** A fault put into the minimal course, and where it must be told. */
export interface Case {
  readonly name: string;
  readonly changes: Readonly<Record<string, string | undefined>>;
  readonly file: string;
  readonly line?: number;
  readonly field: string;
  readonly problem: string;
}
