import { execFileSync } from "node:child_process";
import type { Lesson } from "@mp/content";

/** The files of the course that differ from a commit, those that git does not know included; paths inside its folder. */
export function changedFiles(folder: string, since: string): readonly string[] {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
      .split("\n")
      .filter(Boolean);
  return [
    ...git("diff", "--name-only", "--relative", since, "--", "."),
    ...git("ls-files", "--others", "--exclude-standard", "--", "."),
  ];
}

/** The lessons that have one of these files. */
export function lessonsWith(lessons: readonly Lesson[], files: readonly string[]): readonly Lesson[] {
  return lessons.filter(({ path }) => files.some((file) => file.startsWith(`${path}/`)));
}
