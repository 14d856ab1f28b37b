import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changedFiles, lessonsWith } from "../src/check/changed.ts";
import { SmallCourse } from "./small-course.ts";

test("what differs from a commit, and what git does not know yet", () => {
  using course = new SmallCourse();
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: course.folder });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message=a");
  expect(changedFiles(course.folder, "HEAD")).toEqual([]);
  course.edit("01-uno/01-leccion/es.md", "TODO", "DONE");
  writeFileSync(join(course.folder, "new.json"), "{}");
  const files = changedFiles(course.folder, "HEAD");
  expect(files.toSorted()).toEqual(["01-uno/01-leccion/es.md", "new.json"]);
  const lessons = [course.lesson("leccion"), course.lesson("ejercicio")];
  expect(lessonsWith(lessons, files).map(({ id }) => id)).toEqual(["leccion"]);
});
