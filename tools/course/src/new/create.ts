import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  type CourseFile,
  type ModuleFile,
  type PlannedLesson,
  type PlannedModule,
  schemaPath,
} from "@mp/content";
import { UsageError } from "../usage.ts";
import { exerciseDraft } from "./exercise-draft.ts";
import { changeJson, toJson } from "./json.ts";
import { lessonDraft } from "./lesson-draft.ts";

/** A lesson of the plan, and its module. */
export interface Place {
  readonly module: PlannedModule;
  readonly lesson: PlannedLesson;
}

/** Makes a lesson's folder, and its module's if it is the first; answers its path inside the course. */
export function createLesson(folder: string, { module, lesson }: Place): string {
  // Its place in the plan: so that a lesson written later falls between those written earlier.
  const number = String(module.lessons.indexOf(lesson) + 1).padStart(2, "0");
  const path = `${module.folder}/${number}-${lesson.id}`;
  if (existsSync(join(folder, path)))
    throw new UsageError(`${path} is already there. Choose another lesson.`);
  const draft = { lesson, path };
  const files = lesson.kind === "exercise" ? exerciseDraft(draft) : lessonDraft(draft);
  for (const [name, text] of Object.entries(files)) write(join(folder, path, name), text);
  enter(folder, module, `${number}-${lesson.id}`);
  return path;
}

function enter(folder: string, module: PlannedModule, name: string): void {
  const file = `${module.folder}/module.json`;
  if (!existsSync(join(folder, file))) {
    const { id, title, summary, prerequisites } = module;
    const $schema = schemaPath(file, "module");
    write(join(folder, file), toJson({ $schema, id, title, summary, prerequisites, lessons: [] }));
    changeJson<CourseFile>(join(folder, "course.json"), (course) => ({
      ...course,
      modules: [...course.modules, module.folder].toSorted(),
    }));
  }
  changeJson<ModuleFile>(join(folder, file), (about) => ({
    ...about,
    lessons: [...about.lessons, name].toSorted(),
  }));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
