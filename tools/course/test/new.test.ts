import { afterEach, beforeEach, expect, test } from "vitest";
import { inspectFolder } from "../src/check/static.ts";
import { placeOf, unwritten } from "../src/new/choose.ts";
import { createLesson } from "../src/new/create.ts";
import { toJson } from "../src/new/json.ts";
import { SmallCourse } from "./small-course.ts";

let course: SmallCourse;
beforeEach(() => (course = new SmallCourse()));
afterEach(() => course[Symbol.dispose]());

test("a new lesson has no fault but what is to be written", () => {
  const { faults } = inspectFolder(course.folder);
  expect(faults.length).toBeGreaterThan(10);
  expect(new Set(faults.map(({ field }) => field))).toEqual(new Set(["TODO"]));
  for (const { line } of faults) expect(line).toBeGreaterThan(0);
});

test("a lesson that is not planned gets its place in the plan", () => {
  const about = { module: "uno", kind: "lesson", "title-es": "Otra", "title-en": "Another" };
  const { plan } = inspectFolder(course.folder);
  if (!plan) throw new Error("no plan");
  const place = placeOf(plan, "otra", { folder: course.folder, about });
  expect(createLesson(course.folder, place)).toBe("01-uno/03-otra");
  expect(course.text("01-uno/03-otra/es.md")).toContain("# Otra\n");
  const { faults, ...inspection } = inspectFolder(course.folder);
  expect(new Set(faults.map(({ field }) => field))).toEqual(new Set(["TODO"]));
  expect(unwritten({ faults, ...inspection })).toEqual([]);
});

test("a lesson stands where the plan has it, whenever it is written", () => {
  const { plan } = inspectFolder(course.folder);
  const module = { ...plan!.modules[0]!, folder: "02-dos", id: "dos" };
  const [first, second] = module.lessons.map((lesson) => ({ ...lesson, id: `${lesson.id}-dos` }));
  const planned = { ...module, lessons: [first!, second!] };
  createLesson(course.folder, { module: planned, lesson: second! });
  createLesson(course.folder, { module: planned, lesson: first! });
  expect(JSON.parse(course.text("02-dos/module.json"))).toMatchObject({
    $schema: "../schemas/module.schema.json",
    lessons: ["01-leccion-dos", "02-ejercicio-dos"],
  });
  expect(JSON.parse(course.text("course.json"))).toMatchObject({ modules: ["01-uno", "02-dos"] });
});

test("what is missing is said", () => {
  const { plan } = inspectFolder(course.folder);
  if (!plan) throw new Error("no plan");
  const place = (id: string) => () => placeOf(plan, id, { folder: course.folder, about: { module: "uno" } });
  expect(place("otra")).toThrow("--title-es");
  expect(place("Otra")).toThrow("lower-case");
  const there = placeOf(plan, "leccion", { folder: course.folder, about: {} });
  expect(() => createLesson(course.folder, there)).toThrow("already there");
});

test("JSON is laid out as the formatter does", () => {
  const long = Array.from({ length: 20 }, (_, at) => `a-long-name-${at}`);
  expect(toJson({ a: ["x", "y"], b: [], c: { d: [1, 2] }, e: [{ f: ["z"] }] })).toBe(
    '{\n  "a": ["x", "y"],\n  "b": [],\n  "c": {\n    "d": [1, 2]\n  },\n  "e": [\n    {\n      "f": ["z"]\n    }\n  ]\n}\n',
  );
  expect(toJson({ long }).split("\n")).toHaveLength(25);
});
