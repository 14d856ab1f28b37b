import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findLesson, type Lesson, loadCourse, type Plan, type PlannedLesson } from "@mp/content";
import { readCourseFiles } from "@mp/content/node";
import { createLesson } from "../src/new/create.ts";
import { toJson } from "../src/new/json.ts";

const words = { es: "Hola", en: "Hello" };

const lesson = (id: string, kind: PlannedLesson["kind"]): PlannedLesson => ({
  id,
  kind,
  core: true,
  title: { es: `Título de ${id}`, en: `Title of ${id}` },
  objective: words,
  minutes: 5,
  prerequisites: [],
  misconceptions: ["M7"],
  topics: ["all"],
});

const plan: Plan = {
  topics: { all: "Everything" },
  modules: [
    {
      id: "uno",
      folder: "01-uno",
      title: words,
      summary: words,
      prerequisites: [],
      lessons: [lesson("leccion", "lesson"), lesson("ejercicio", "exercise")],
    },
  ],
};

/** A course on disk with one new lesson and one new exercise, as content:new makes them. */
export class SmallCourse implements Disposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), "mp-small-course-"));

  constructor() {
    this.json("course.json", { title: words, summary: words, modules: [] });
    this.json("glossary.json", { process: { es: "proceso", en: "process", meaning: words } });
    this.json("misconceptions.json", { M7: { ...words, source: "a study" } });
    this.json("figures.json", {});
    this.json("plan.json", plan);
    const [module] = plan.modules;
    for (const each of module?.lessons ?? []) if (module) createLesson(this.folder, { module, lesson: each });
  }

  /** Writes a JSON file of the course, with its schema named. */
  json(name: string, value: object): void {
    const schema = name.replace(".json", "");
    writeFileSync(join(this.folder, name), toJson({ $schema: `./schemas/${schema}.schema.json`, ...value }));
  }

  /** Replaces a piece of one of its files. */
  edit(path: string, from: string, to: string): void {
    const text = this.text(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}: mend this test`);
    writeFileSync(join(this.folder, path), text.replace(from, to));
  }

  text(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  lesson(id: string): Lesson {
    const found = findLesson(loadCourse(readCourseFiles(this.folder)), id);
    if (!found) throw new Error(`no lesson ${id}`);
    return found;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
