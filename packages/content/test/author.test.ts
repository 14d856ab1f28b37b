import { expect, test } from "vitest";
import { describeFault, inspectCourse, loadCourse } from "../src/index.ts";
import { courseWith, minimalCourse } from "./minimal-course.ts";

/** What only authors are told: a student's tutor opens such a course all the same. */
function faultsWith(changes: Readonly<Record<string, string | undefined>>): string[] {
  const files = courseWith(changes);
  expect(() => loadCourse(files)).not.toThrow();
  return inspectCourse(files).faults.map(describeFault);
}

test("the minimal course is as it should be", () => {
  expect(faultsWith({})).toEqual([]);
});

test("something left to write in a text, and in the words of a check", () => {
  const es = `${minimalCourse().get("01-uno/02-ejercicio/es.md")}\nTODO\n`;
  const json = (minimalCourse().get("01-uno/02-ejercicio/messages.json") ?? "").replace("Hola", "TODO");
  expect(faultsWith({ "01-uno/02-ejercicio/es.md": es, "01-uno/02-ejercicio/messages.json": json })).toEqual([
    "01-uno/02-ejercicio/es.md:11: TODO: it is still to be written. Write it",
    "01-uno/02-ejercicio/messages.json:1: TODO: it is still to be written. Write it",
  ]);
});

test("a lesson, and a module, that nobody lists", () => {
  expect(faultsWith({ "01-uno/03-tres/es.md": "# Tres\n", "02-dos/module.json": "{}" })).toEqual([
    "01-uno/03-tres: folder: module.json does not list it. Add it to lessons, or take it away",
    "02-dos: folder: course.json does not list it. Add it to modules, or take it away",
  ]);
});

test("a file that nobody reads", () => {
  expect(faultsWith({ "01-uno/01-leccion/programa.ts": "" })).toEqual([
    "01-uno/01-leccion/programa.ts: file: no lesson has a file of this name. Mend the name, or take it away",
  ]);
});

test("a folder that says another id", () => {
  const json = (minimalCourse().get("01-uno/01-leccion/lesson.json") ?? "").replace('"leccion"', '"otra"');
  const plan = (minimalCourse().get("plan.json") ?? "").replace('"leccion"', '"otra"');
  expect(faultsWith({ "01-uno/01-leccion/lesson.json": json, "plan.json": plan })).toEqual([
    '01-uno/01-leccion/lesson.json:1: id: its folder is 01-leccion. Name the folder by the id: two digits, a hyphen and "otra"',
  ]);
});
