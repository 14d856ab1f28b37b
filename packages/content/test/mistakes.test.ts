import { describe, expect, test } from "vitest";
import { ContentError, loadCourse } from "../src/index.ts";
import { courseWith, minimalCourse } from "./minimal-course.ts";

const LESSON = "01-uno/01-leccion";
const EXERCISE = "01-uno/02-ejercicio";

/** A file of the minimal course with one piece of it replaced. */
function edited(path: string, from: string, to: string): Record<string, string> {
  const text = minimalCourse().get(path) ?? "";
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}: mend this test`);
  return { [path]: text.replace(from, to) };
}

interface Case {
  readonly name: string;
  readonly changes: Readonly<Record<string, string | undefined>>;
  readonly file: string;
  readonly field: string;
  readonly problem: string;
}

const cases: readonly Case[] = [
  {
    name: "no course file",
    changes: { "course.json": undefined },
    file: "course.json",
    field: "file",
    problem: "missing",
  },
  {
    name: "not JSON",
    changes: { "course.json": "{" },
    file: "course.json",
    field: "file",
    problem: "not JSON",
  },
  {
    name: "module missing",
    changes: { "01-uno/module.json": undefined },
    file: "01-uno/module.json",
    field: "file",
    problem: "missing",
  },
  {
    name: "lesson missing",
    changes: { [`${LESSON}/lesson.json`]: undefined },
    file: `${LESSON}/lesson.json`,
    field: "file",
    problem: "missing",
  },
  {
    name: "wrong type",
    changes: edited(`${LESSON}/lesson.json`, '"timeMs":5000', '"timeMs":"5 s"'),
    file: `${LESSON}/lesson.json`,
    field: "budget.timeMs",
    problem: "expected",
  },
  {
    name: "out of range",
    changes: edited(`${LESSON}/lesson.json`, '"timeMs":5000', '"timeMs":5'),
    file: `${LESSON}/lesson.json`,
    field: "budget.timeMs",
    problem: "small",
  },
  {
    name: "unknown field",
    changes: edited(`${LESSON}/lesson.json`, '"minutes":5', '"minutes":5,"minuts":5'),
    file: `${LESSON}/lesson.json`,
    field: "minuts",
    problem: "no such field",
  },
  {
    name: "a language missing in a field",
    changes: edited("01-uno/module.json", '"en":"Hello"', '"fr":"Salut"'),
    file: "01-uno/module.json",
    field: "title.en",
    problem: "expected",
  },
  {
    name: "a language missing",
    changes: { [`${LESSON}/en.md`]: undefined },
    file: `${LESSON}/en.md`,
    field: "file",
    problem: "missing",
  },
  {
    name: "headings differ",
    changes: edited(`${EXERCISE}/en.md`, "## 1. Task", "## Extra\n\n## 1. Task"),
    file: `${EXERCISE}/en.md`,
    field: '"Extra"',
    problem: "in es.md it is task 1",
  },
  {
    name: "hints differ",
    changes: edited(`${EXERCISE}/en.md`, "### 1.1\n\nThink.\n", ""),
    file: `${EXERCISE}/en.md`,
    field: '"Task"',
    problem: "0 hints",
  },
  {
    name: "right answers differ",
    changes: edited(`${LESSON}/en.md`, "- [ ] a\n  > no\n- [x] b", "- [x] a\n  > no\n- [ ] b"),
    file: `${LESSON}/en.md`,
    field: '"Question"',
    problem: "x-",
  },
  {
    name: "hint out of order",
    changes: edited(`${EXERCISE}/es.md`, "### 1.1", "### 1.2"),
    file: `${EXERCISE}/es.md`,
    field: '"### 1.2"',
    problem: "should be 1.1",
  },
  {
    name: "no title",
    changes: edited(`${LESSON}/es.md`, "# Lección", "Lección"),
    file: `${LESSON}/es.md`,
    field: '"Lección"',
    problem: "title",
  },
  {
    name: "no right answer",
    changes: edited(`${LESSON}/es.md`, "[x]", "[ ]"),
    file: `${LESSON}/es.md`,
    field: '"## ?q"',
    problem: "exactly one right",
  },
  {
    name: "an answer without reason",
    changes: edited(`${LESSON}/es.md`, "  > no\n", ""),
    file: `${LESSON}/es.md`,
    field: '"- [ ] a"',
    problem: "no reason",
  },
  {
    name: "unknown term",
    changes: edited(`${LESSON}/es.md`, "term:lock", "term:luck"),
    file: `${LESSON}/es.md`,
    field: '"[cerrojo](term:luck)"',
    problem: 'no term "luck"',
  },
  {
    name: "a term in other words",
    changes: edited(`${LESSON}/es.md`, "[cerrojo]", "[llave]"),
    file: `${LESSON}/es.md`,
    field: '"[llave](term:lock)"',
    problem: "not a rendering",
  },
  {
    name: "a word to avoid",
    changes: edited(`${LESSON}/es.md`, "Un [", "Un candado, o ["),
    file: `${LESSON}/es.md`,
    field: "line 3",
    problem: "candado",
  },
  {
    name: "code from no file",
    changes: edited(`${LESSON}/es.md`, "file=program.ts", "file=programa.ts"),
    file: `${LESSON}/es.md`,
    field: '"file=programa.ts"',
    problem: "no file",
  },
  {
    name: "code from no line",
    changes: edited(`${LESSON}/es.md`, "file=program.ts", "file=program.ts lines=3-9"),
    file: `${LESSON}/es.md`,
    field: '"lines=3-9"',
    problem: "lines 1 to 1",
  },
  {
    name: "HTML in the text",
    changes: edited(`${LESSON}/es.md`, "Un [", "<b>Un</b> ["),
    file: `${LESSON}/es.md`,
    field: '"<b>"',
    problem: "not part of the lesson format",
  },
  {
    name: "half a placeholder",
    changes: { [`${LESSON}/program.ts`]: 'console.log("[[es:Hola]]");' },
    file: `${LESSON}/program.ts`,
    field: "[[es:Hola]]",
    problem: "both languages",
  },
  {
    name: "code too wide",
    changes: { [`${LESSON}/program.ts`]: `//\n// ${"x".repeat(80)}\n` },
    file: `${LESSON}/program.ts`,
    field: "line 2",
    problem: "wider than 77",
  },
  {
    name: "no program in Python",
    changes: { [`${LESSON}/program.py`]: undefined },
    file: `${LESSON}/program.py`,
    field: "file",
    problem: "missing",
  },
  {
    name: "no output",
    changes: edited(
      `${LESSON}/lesson.json`,
      ',"output":{"order":"exact","lines":["[[es:Hola|en:Hello]]"]}',
      "",
    ),
    file: `${LESSON}/lesson.json`,
    field: "output",
    problem: "without",
  },
  {
    name: "no exercise",
    changes: edited(`${EXERCISE}/lesson.json`, ',"exercise":{"file":"main.ts"}', ""),
    file: `${EXERCISE}/lesson.json`,
    field: "exercise",
    problem: "without",
  },
  {
    name: "no check",
    changes: { [`${EXERCISE}/check.ts`]: undefined },
    file: `${EXERCISE}/check.ts`,
    field: "file",
    problem: "missing",
  },
  {
    name: "no solution",
    changes: { [`${EXERCISE}/solution/main.ts`]: undefined },
    file: `${EXERCISE}/solution/main.ts`,
    field: "file",
    problem: "missing",
  },
  {
    name: "too few mistakes",
    changes: {
      [`${EXERCISE}/mistakes/dos/mistake.json`]: undefined,
      [`${EXERCISE}/mistakes/dos/main.ts`]: undefined,
    },
    file: `${EXERCISE}/mistakes`,
    field: "folder",
    problem: "1 wrong programs",
  },
  {
    name: "a message nobody wrote",
    changes: edited(`${EXERCISE}/mistakes/uno/mistake.json`, "wrong", "wronk"),
    file: `${EXERCISE}/mistakes/uno/mistake.json`,
    field: "message",
    problem: 'no "wronk"',
  },
  {
    name: "a misconception nobody wrote",
    changes: edited(`${EXERCISE}/mistakes/uno/mistake.json`, "M7", "M99"),
    file: `${EXERCISE}/mistakes/uno/mistake.json`,
    field: "misconceptions",
    problem: 'no "M99"',
  },
  {
    name: "the same id twice",
    changes: edited(`${EXERCISE}/lesson.json`, '"id":"ejercicio"', '"id":"leccion"'),
    file: `${EXERCISE}/lesson.json`,
    field: "id",
    problem: "already the id",
  },
  {
    name: "a prerequisite that comes later",
    changes: edited("01-uno/module.json", '"prerequisites":[]', '"prerequisites":["dos"]'),
    file: 'module "uno"',
    field: "prerequisites",
    problem: "comes before",
  },
];

describe("a mistake in the course", () => {
  test.each(cases)("$name", ({ changes, file, field, problem }) => {
    const error = errorOf(() => loadCourse(courseWith(changes)));
    expect(error.all.map(({ file, field }) => ({ file, field }))).toContainEqual({ file, field });
    const fault = error.all.find((one) => one.file === file && one.field === field);
    expect(fault?.problem).toContain(problem);
    expect(fault?.mend).toMatch(/^[A-Z]/);
  });

  test("the message names file, field and mend, and counts the others", () => {
    const error = errorOf(() =>
      loadCourse(courseWith({ [`${LESSON}/program.py`]: undefined, [`${EXERCISE}/check.ts`]: undefined })),
    );
    expect(error.message).toBe(
      `${LESSON}/program.py: file: it is missing. Create it: a lesson runs the same program in TypeScript and in Python\n(and 1 more: see \`all\` on this error)`,
    );
  });
});

function errorOf(run: () => unknown): ContentError {
  try {
    run();
  } catch (error) {
    if (error instanceof ContentError) return error;
    throw error;
  }
  throw new Error("the course was accepted");
}
