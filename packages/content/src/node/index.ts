/** Reads the course from a folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { loadCourse } from "../load/course.ts";
import type { CourseFiles } from "../load/reader.ts";
import type { Course } from "../model.ts";

/** What a course is written in; anything else in the folder (packages, configuration) is not the course. */
const COURSE_FILE = /^(?:[\w-]+\.json|\d\d-.+\.(?:json|md|ts|py))$/;

/** The course's files in a folder, as {@link loadCourse} takes them. */
export function readCourseFiles(folder: string): CourseFiles {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (entry.isFile() && COURSE_FILE.test(entry.name))
      files.set(entry.name, readFileSync(join(folder, entry.name), "utf8"));
    if (entry.isDirectory() && /^\d\d-/.test(entry.name)) readTree(folder, join(folder, entry.name), files);
  }
  return files;
}

/** Reads and checks the course in a folder. @throws {ContentError} */
export function readCourse(folder: string): Course {
  return loadCourse(readCourseFiles(folder));
}

function readTree(root: string, folder: string, files: Map<string, string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) readTree(root, path, files);
    else if (COURSE_FILE.test(nameIn(root, path))) files.set(nameIn(root, path), readFileSync(path, "utf8"));
  }
}

function nameIn(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}
