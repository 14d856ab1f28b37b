/** The types that the editor knows, without an editor: every program of the course is free of errors under them. */
import { lessonsOf } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { typingFiles } from "../scripts/typings.ts";
import { LIBRARY, type TextFiles } from "../src/editor/types/library.ts";
import { ProgramService } from "../src/editor/types/service.ts";

const service = new ProgramService(typingFiles().get(LIBRARY) as TextFiles);
const course = readCourse(fileURLToPath(new URL("../../../content", import.meta.url)));

test("no program that students are given, and no solution, has an error", { timeout: 60_000 }, () => {
  const errors = lessonsOf(course).flatMap(({ id, programs, exercise }) => {
    const given = Object.entries(programs).filter(([name]) => name.endsWith(".ts"));
    const sources = [
      ...given.map(([, source]) => source),
      ...(exercise ? [exercise.start, exercise.solution] : []),
    ];
    return sources
      .flatMap(({ es, en }) => [es, en])
      .flatMap((text) => messages(text).map((said) => `${id}: ${said}`));
  });
  expect(errors).toEqual([]);
});

test("what programs can't use is refused: pages, files, and what the runtime keeps to itself", () => {
  expect(messages("document.title;")).toEqual(["Cannot find name 'document'."]);
  expect(messages('import { readFile } from "node:fs";')).toHaveLength(1);
  expect(messages('import { Lock } from "@mp/runtime";\nnew Lock().guarded();')[0]).toContain(
    "does not exist",
  );
});

function messages(text: string): string[] {
  return service
    .problems({ files: { "program.ts": text }, file: "program.ts" })
    .map(({ message }) => message);
}
