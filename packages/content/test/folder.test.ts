import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lessonsOf } from "../src/index.ts";
import { readCourse } from "../src/node/index.ts";

test("the course of this repository has no fault", () => {
  const course = readCourse(fileURLToPath(new URL("../../../content", import.meta.url)));
  expect(lessonsOf(course).length).toBeGreaterThan(0);
});
