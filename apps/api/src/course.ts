import { execFile } from "node:child_process";
import { dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Course } from "@mp/content";

/** Where the course is: the folder of the package `@mp/course`. */
export function courseFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
}

/** Characters that a course has at most: fifty times what it has now. */
const LONGEST = 50_000_000;

/**
 * Reads and checks the course, in a process of its own: done here, it leaves 40 MB behind that this one keeps, even where a thread does it.
 *
 * @throws {Error} with what is wrong with the course.
 */
export async function courseIn(folder: string): Promise<Course> {
  const reader = fileURLToPath(new URL(`./course-reader${extname(import.meta.url)}`, import.meta.url));
  // From source, that one has to find source, too. What else this process was started with is its own business.
  const options = process.execArgv.filter((option) => option.startsWith("--conditions="));
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [...options, reader, folder], { maxBuffer: LONGEST });
  return JSON.parse(stdout) as Course;
}
