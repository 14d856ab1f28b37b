import { expect, test } from "vitest";
import { findLesson, lessonsOf, loadCourse, localize, plainText } from "../src/index.ts";
import { minimalCourse } from "./minimal-course.ts";

const course = loadCourse(minimalCourse());

test("lessons are found by id and by number", () => {
  expect(lessonsOf(course).map(({ id, number }) => [id, number])).toEqual([
    ["leccion", "1.1"],
    ["ejercicio", "1.2"],
  ]);
  expect(findLesson(course, "1.2")).toBe(findLesson(course, "ejercicio"));
  expect(findLesson(course, "nada")).toBeUndefined();
});

test("the first use of a term in Spanish carries the English one", () => {
  const paragraph = findLesson(course, "leccion")?.text.es.intro[0];
  expect(paragraph).toEqual({
    type: "paragraph",
    children: [
      { type: "text", text: "Un " },
      { type: "term", id: "lock", text: "cerrojo", english: "lock" },
      { type: "text", text: "." },
    ],
  });
});

test("an English text needs no translation beside its terms", () => {
  expect(findLesson(course, "leccion")?.text.en.intro[0]).toMatchObject({
    children: [{}, { type: "term", id: "lock", text: "lock" }, {}],
  });
});

test("code is taken from the lesson's file, in the language of the text", () => {
  const lesson = findLesson(course, "leccion");
  expect(lesson?.text.en.intro[1]).toEqual({
    type: "code",
    language: "ts",
    file: "program.ts",
    text: 'console.log("Hello");',
  });
  expect(lesson?.programs["program.py"]?.es).toBe('print("Hola")\n');
  expect(lesson?.output?.es.lines).toEqual(["Hola"]);
});

test("questions come with their answers and reasons", () => {
  const [question] = findLesson(course, "leccion")?.text.es.sections ?? [];
  if (question?.kind !== "question") throw new Error("no question");
  expect(question.id).toBe("q");
  expect(question.answers.map(({ correct, text }) => [correct, plainText(text)])).toEqual([
    [false, "a"],
    [true, "b"],
  ]);
  expect(question.answers[1]?.reason).toEqual([
    { type: "paragraph", children: [{ type: "text", text: "sí" }] },
  ]);
});

test("tasks come with their hints", () => {
  const [task] = findLesson(course, "ejercicio")?.text.es.sections ?? [];
  expect(task).toMatchObject({ kind: "task", number: 1, heading: "Tarea", hints: [{ id: "1.1" }] });
});

test("a course is plain data", () => {
  expect(JSON.parse(JSON.stringify(course))).toEqual(course);
});

test("placeholders take the words of one language", () => {
  expect(localize("a [[es:x|en:y]] b [[es:|en:z]]", "en")).toBe("a y b z");
  expect(localize("m[[0|1]]", "es")).toBe("m[[0|1]]");
});
