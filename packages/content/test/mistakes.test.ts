import { describe, expect, test } from "vitest";
import { ContentError, loadCourse } from "../src/index.ts";
import { edited, EXERCISE, LESSON } from "./cases/case.ts";
import { inFiles } from "./cases/files.ts";
import { inTexts } from "./cases/texts.ts";
import { courseWith } from "./minimal-course.ts";

describe("a mistake in the course", () => {
  test.each([...inFiles, ...inTexts])("$name", ({ changes, file, line, field, problem }) => {
    const error = errorOf(() => loadCourse(courseWith(changes)));
    expect(error.all.map(({ file, field }) => ({ file, field }))).toContainEqual({ file, field });
    const fault = error.all.find((one) => one.file === file && one.field === field);
    expect(fault?.problem).toContain(problem);
    expect(fault?.mend).toMatch(/^[A-Z]/);
    expect(fault?.line).toBe(line ?? fault?.line);
  });

  test("words to avoid and TODO in code are code", () => {
    const code = "Un `candado` y `TODO`\n\n```ts\n// TODO: candado\n```\n\nUn [";
    const changes = edited(`${LESSON}/es.md`, "Un [", code);
    const { all } = errorOf(() => loadCourse(courseWith(changes)));
    // The block of code is missing in en.md, and that is all.
    expect(all.map(({ file }) => file)).toEqual([`${LESSON}/en.md`]);
  });

  test("words to avoid in the target of a link are no words of the text", () => {
    const [es, en] = ["es", "en"].map((language) =>
      edited(`${LESSON}/${language}.md`, "[", "[a](https://example.org/candado) ["),
    );
    expect(() => loadCourse(courseWith({ ...es, ...en }))).not.toThrow();
  });

  test("faults come file by file, in the order of their lines", () => {
    const changes = edited(`${LESSON}/es.md`, "Un [", "Un candado.\n\n[a](x) [b](y) Un [");
    const { all } = errorOf(() => loadCourse(courseWith({ ...changes, "figures.json": "{" })));
    expect(all.map(({ file, line }) => `${file}:${line}`)).toEqual([
      `${LESSON}/es.md:3`,
      `${LESSON}/es.md:5`,
      `${LESSON}/es.md:5`,
      "figures.json:1",
    ]);
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
