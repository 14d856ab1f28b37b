import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Course } from "@mp/content";
import { cachedCourse } from "./course-cache.ts";

/** The course, and where it is. */
export interface OpenCourse {
  readonly course: Course;
  readonly folder: string;
}

/** Where to look, and where to keep what may be deleted at any time. */
export interface CoursePlaces {
  readonly cache: string;
  /** Another course than the one that is installed: `MP_COURSE`, for those who write one. */
  readonly other?: string | undefined;
}

/** Reads the course: its files in the repository, where an author may just have changed one; else the module made of them. */
export async function readTheCourse({ cache, other }: CoursePlaces): Promise<OpenCourse> {
  const folder = other ? resolve(other) : installedCourse();
  if (other || existsSync(join(folder, "course.json")))
    return { course: cachedCourse(folder, cache), folder };
  const built = pathToFileURL(join(folder, "dist", "course.js")).href;
  return { course: ((await import(built)) as { readonly course: Course }).course, folder };
}

/** The folder of the package `@mp/course`. */
function installedCourse(): string {
  return dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
}
