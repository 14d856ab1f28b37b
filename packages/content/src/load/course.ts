import { type Fault, Faults } from "../errors.ts";
import type { Course, Module } from "../model.ts";
import type { ModuleFile } from "../schema/course.ts";
import type { Figures } from "../schema/figures.ts";
import type { Plan } from "../schema/plan.ts";
import { loadLesson } from "./lesson.ts";
import { lintJson, lintModules } from "./lint.ts";
import { lintFolders } from "./folders.ts";
import { loadPlan } from "./plan.ts";
import { lintTodos } from "./todo.ts";
import { type CourseFiles, Reader } from "./reader.ts";
import { loadShared, type Surroundings } from "./shared.ts";

/**
 * Builds the course from its files. Pure: give it a folder's files, a bundle or a test's map.
 *
 * @throws {ContentError} at the first mistake, carrying every other one found.
 */
export function loadCourse(files: CourseFiles): Course {
  const faults = new Faults();
  const { course } = readFiles(new Reader(files, faults));
  faults.throwIfAny();
  if (!course) throw new Error("A course without course.json passed its own check: please report this");
  return course;
}

/** What an author wants to know of the course's files. */
export interface Inspection {
  /** What could be read; lessons with faults may be missing. */
  readonly course: Course | undefined;
  readonly plan: Plan | undefined;
  readonly figures: Figures;
  readonly faults: readonly Fault[];
}

/** Reads the course and its plan, and answers every fault found instead of throwing it. */
export function inspectCourse(files: CourseFiles): Inspection {
  const faults = new Faults();
  const reader = new Reader(files, faults);
  const { course, figures } = readFiles(reader);
  const plan = course && loadPlan(course, reader);
  lintTodos(reader);
  lintFolders(reader);
  return { course, plan, figures, faults: faults.all };
}

function readFiles(reader: Reader): Pick<Inspection, "course" | "figures"> {
  const course = reader.json("course.json", "course", "it lists the modules in order");
  const shared = loadShared(reader);
  const places = (course?.modules ?? []).flatMap((folder, at) => placeOf(folder, at + 1, reader));
  const surroundings = { ...shared, lessons: numbersOf(places, reader) };
  const modules = places.map((place) => loadModule(place, reader, surroundings));
  lintModules(
    modules.map((module, at) => ({ module, file: places[at]?.path ?? "" })),
    reader,
  );
  for (const file of ["course.json", ...places.map(({ path }) => path)])
    lintJson(file, shared.glossary, reader);
  const { glossary, misconceptions, figures } = shared;
  if (!course) return { course, figures };
  const { title, summary } = course;
  return { course: { title, summary, modules, glossary, misconceptions }, figures };
}

interface ModulePlace {
  readonly folder: string;
  readonly number: number;
  readonly path: string;
  readonly file: ModuleFile;
}

function placeOf(folder: string, number: number, reader: Reader): ModulePlace[] {
  const path = `${folder}/module.json`;
  const file = reader.json(path, "module", "it lists the module's lessons in order");
  return file ? [{ folder, number, path, file }] : [];
}

/** The number of each lesson by its id, known before any text is read: texts link to lessons that come later, too. */
function numbersOf(places: readonly ModulePlace[], { files }: Reader): ReadonlyMap<string, string> {
  const numbers = places.flatMap(({ folder, number, file }) =>
    file.lessons.map((name, at) => {
      const text = files.get(`${folder}/${name}/lesson.json`) ?? "";
      // What is wrong with the file is told when the lesson itself is read.
      const id = /"id":\s*"([^"]*)"/.exec(text)?.[1] ?? name;
      return [id, `${number}.${at + 1}`] as const;
    }),
  );
  return new Map(numbers);
}

function loadModule(
  { folder, number, file }: ModulePlace,
  reader: Reader,
  surroundings: Surroundings,
): Module {
  const lessons = file.lessons.map((name, at) =>
    loadLesson(
      { path: `${folder}/${name}`, number: `${number}.${at + 1}`, module: file.id },
      reader,
      surroundings,
    ),
  );
  const { lessons: _folders, ...about } = file;
  return { ...about, number, lessons: lessons.filter((lesson) => lesson !== undefined) };
}
