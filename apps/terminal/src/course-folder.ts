import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Course } from "@mp/content";
import { readCourse } from "@mp/content/node";

/** The course, and where it is. */
export interface OpenCourse {
  readonly course: Course;
  readonly folder: string;
}

/** Reads the course: its files in the repository, where an author may just have changed one; else the module made of them. */
export async function readTheCourse(): Promise<OpenCourse> {
  const folder = courseFolder();
  if (existsSync(join(folder, "course.json"))) return { course: readCourse(folder), folder };
  const built = pathToFileURL(join(folder, "dist", "course.js")).href;
  return { course: ((await import(built)) as { readonly course: Course }).course, folder };
}

/** Where the course is: the folder of the package `@mp/course`. */
function courseFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
}
