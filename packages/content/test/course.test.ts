import { expect, test } from "vitest";
import { findLesson, lessonsOf, loadCourse, localize, plainText, quoteOf } from "../src/index.ts";
import { courseWith, minimalCourse } from "./minimal-course.ts";

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

test("measured numbers are written as each language writes them", () => {
  const quoted = loadCourse(
    courseWith({
      ...replaced(
        "01-uno/01-leccion/es.md",
        "Un [",
        "Tarda {{figure:ovens.one}} con {{figure:ovens.count}}. Un [",
      ),
      ...replaced(
        "01-uno/01-leccion/en.md",
        "A [",
        "It takes {{figure:ovens.one}} with {{figure:ovens.count}}. A [",
      ),
    }),
  );
  const lesson = findLesson(quoted, "leccion");
  expect(lesson?.text.es.intro[0]).toMatchObject({
    children: [{ text: "Tarda 1,8\u{A0}s con 3. Un " }, {}, {}],
  });
  expect(lesson?.text.en.intro[0]).toMatchObject({
    children: [{ text: "It takes 1.8\u{A0}s with 3. A " }, {}, {}],
  });
  expect(lesson?.figures).toMatchObject([
    { script: "figures/ovens.ts", date: "2026-11-22", machine: "2 cores" },
  ]);
});

test("a link to a lesson knows its number, even of one that comes later", () => {
  const linked = loadCourse(
    courseWith({
      ...replaced("01-uno/01-leccion/es.md", "Un [", "[luego](lesson:ejercicio) un ["),
      ...replaced("01-uno/01-leccion/en.md", "A [", "[later](lesson:ejercicio) a ["),
    }),
  );
  expect(findLesson(linked, "leccion")?.text.en.intro[0]).toMatchObject({
    children: [
      { type: "lesson", id: "ejercicio", number: "1.2", children: [{ type: "text", text: "later" }] },
      {},
      {},
      {},
    ],
  });
});

test("a prediction knows the line of output that settles it", () => {
  const answers = (word: string) => ({
    "- [ ] a": "- [ ] `none`",
    "- [x] b": `- [x] \`${word}\`, of course`,
  });
  const predicted = loadCourse(
    courseWith({
      ...replaced(
        "01-uno/01-leccion/lesson.json",
        '"output"',
        '"predictions":[{"question":"q","line":1}],"output"',
      ),
      ...replacedAll("01-uno/01-leccion/es.md", answers("Hola")),
      ...replacedAll("01-uno/01-leccion/en.md", answers("Hello")),
    }),
  );
  const [question] = findLesson(predicted, "leccion")?.text.es.sections ?? [];
  if (question?.kind !== "question") throw new Error("no question");
  expect(question.prediction).toEqual({ line: 1 });
  expect(question.answers.map(quoteOf)).toEqual(["none", "Hola"]);
});

function replaced(path: string, from: string, to: string): Record<string, string> {
  return replacedAll(path, { [from]: to });
}

function replacedAll(path: string, changes: Readonly<Record<string, string>>): Record<string, string> {
  let text = minimalCourse().get(path) ?? "";
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}: mend this test`);
    text = text.replace(from, to);
  }
  return { [path]: text };
}
