import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Course } from "@mp/content";
import { cachedCourse } from "./course-cache.ts";

/** The course, and where it is. */
export interface OpenCourse {
  readonly course: Course;
  readonly folder: string;
}

/** Reads the course: its files in the repository, where an author may just have changed one; else the module made of them. @param cache folder for what may be deleted at any time. */
export async function readTheCourse(cache: string): Promise<OpenCourse> {
  const folder = courseFolder();
  if (existsSync(join(folder, "course.json"))) return { course: cachedCourse(folder, cache), folder };
  const built = pathToFileURL(join(folder, "dist", "course.js")).href;
  return { course: ((await import(built)) as { readonly course: Course }).course, folder };
}

/** Where the course is: the folder of the package `@mp/course`. */
function courseFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
}
