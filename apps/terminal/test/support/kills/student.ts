/** A student with a past, and what must not be lost of it. */

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findLesson, type Lesson } from "@mp/content";
import { readCourse } from "@mp/content/node";
import { advance, exportProgress, noProgress, type Progress } from "@mp/tutor";
import { CodeFolder, givenSource, ProgressFile } from "@mp/tutor/node";
import type { StudentHome } from "../mp.ts";

const course = readCourse(dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json"))));

/** The lesson of a course that is there. */
function lessonNamed(id: string): Lesson {
  const lesson = findLesson(course, id);
  if (lesson === undefined) throw new Error(`The course has no ${id}.`);
  return lesson;
}

/** The exercise that is worked on, and the lesson with the question. */
export const EXERCISE: Lesson = lessonNamed("mp-worker");
export const READING: Lesson = lessonNamed("nace-un-proceso");

/** What the student wrote. */
export const MINE = `// mine, and never to be lost\n${givenSource(EXERCISE, "es")}`;
/** What the editor adds each time it is opened. */
export const EDITED = "// edited\n";
/** What the imported document has in its place. */
export const THEIRS = `// theirs\n${givenSource(EXERCISE, "es")}`;
export const GIVEN: string = givenSource(EXERCISE, "es");

/** A student's files, with some progress in them. */
export class Student {
  readonly home: StudentHome;
  readonly before: Progress;

  constructor(home: StudentHome, open: Lesson) {
    this.home = home;
    mkdirSync(dirname(this.program), { recursive: true });
    writeFileSync(this.program, MINE);
    const now = new Date();
    this.before = this.progress.change((empty) =>
      advance(
        advance(empty, EXERCISE, { type: "hinted", task: 1, shown: 2 }, new Date(now.getTime() - 1000)),
        open,
        { type: "opened" },
        now,
      ),
    );
  }

  get progress(): ProgressFile {
    return new ProgressFile(join(this.folder, "progress.json"));
  }

  get folder(): string {
    return join(this.home.folder, "mp");
  }

  /** The student's program. */
  get program(): string {
    return join(this.folder, "code", EXERCISE.id, "mp_worker.ts");
  }

  /** All versions of the student's program that are there. */
  get versions(): readonly string[] {
    const folder = dirname(this.program);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(folder, name), "utf8"));
  }

  /** Whether a damaged progress was put aside. */
  get hasDamage(): boolean {
    return readdirSync(this.folder).some((name) => name.includes("damaged"));
  }

  /** An editor that adds a line and leaves. */
  editor(): string {
    const script = join(this.home.folder, "editor.sh");
    if (!existsSync(script)) writeFileSync(script, `#!/bin/sh\nprintf '%s' '${EDITED}' >> "$1"\n`);
    chmodSync(script, 0o755);
    return script;
  }

  /** A document of another machine: the other lesson is done there, and the program is another one. */
  document(): string {
    const file = join(this.home.folder, "other.json");
    const progress = advance(noProgress, READING, { type: "ran" }, new Date(0));
    const name = "mp_worker.ts";
    writeFileSync(file, exportProgress(progress, { [EXERCISE.id]: { [name]: THEIRS } }, new Date()));
    return file;
  }

  /** All programs of the student, as `mp export` would take them. */
  get code() {
    return new CodeFolder({ progress: "", code: join(this.folder, "code"), cache: "" }).all();
  }
}
