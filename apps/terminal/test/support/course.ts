import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Course } from "@mp/content";
import { readCourse } from "@mp/content/node";

/** Where the course is that `mp` opens. */
export const courseFolder: string = dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));

/** The course, read from its files. */
export const course: Course = readCourse(courseFolder);
