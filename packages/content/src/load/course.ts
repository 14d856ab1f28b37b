import { Faults } from "../errors.ts";
import type { Course, Module } from "../model.ts";
import { courseSchema, moduleSchema } from "../schema/course.ts";
import { loadLesson } from "./lesson.ts";
import { lintUnique } from "./lint.ts";
import { type CourseFiles, Reader } from "./reader.ts";
import { loadShared, type Shared } from "./shared.ts";

/**
 * Builds the course from its files. Pure: give it a folder's files, a bundle or a test's map.
 *
 * @throws {ContentError} at the first mistake, carrying every other one found.
 */
export function loadCourse(files: CourseFiles): Course {
  const faults = new Faults();
  const reader = new Reader(files, faults);
  const course = reader.json("course.json", courseSchema, "it lists the modules in order");
  const shared = loadShared(reader);
  const modules = (course?.modules ?? []).map((folder, at) => loadModule(folder, at + 1, reader, shared));
  const found = modules.filter((module) => module !== undefined);
  lintUnique(found, faults);
  faults.throwIfAny();
  if (!course) throw new Error("A course without course.json passed its own check: please report this");
  return { title: course.title, summary: course.summary, modules: found, ...shared };
}

function loadModule(folder: string, number: number, reader: Reader, shared: Shared): Module | undefined {
  const file = reader.json(`${folder}/module.json`, moduleSchema, "it lists the module's lessons in order");
  if (!file) return undefined;
  const lessons = file.lessons.map((name, at) =>
    loadLesson({ path: `${folder}/${name}`, number: `${number}.${at + 1}`, module: file.id }, reader, shared),
  );
  const { id, title, summary, prerequisites } = file;
  return {
    id,
    number,
    title,
    summary,
    prerequisites,
    lessons: lessons.filter((lesson) => lesson !== undefined),
  };
}
