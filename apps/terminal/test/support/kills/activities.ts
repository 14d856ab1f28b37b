/** What the tutor is doing when it is killed, and what is true afterwards of all that it had told of. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answersTo, type LessonProgress } from "@mp/tutor";
import type { Lesson } from "@mp/content";
import { KEY, type PtyTutor } from "../pty.ts";
import { EDITED, EXERCISE, GIVEN, MINE, READING, type Student, THEIRS } from "./student.ts";

/** Something that a student does. */
export interface Activity {
  readonly name: string;
  /** The lesson that the list has its cursor on. */
  readonly open: Lesson;
  /** What is typed after `mp`; nothing opens the tutor. */
  readonly args: (student: Student) => readonly string[];
  /** Presses keys, for as long as there is something to do. */
  readonly keys?: (tutor: PtyTutor) => Promise<void>;
  /** Texts that tell that something is done, each with what must then be so. */
  readonly told: readonly Told[];
  /** Texts the student's program may be, whole. */
  readonly texts: readonly string[];
}

/** A text on the terminal, and what it promises. */
export interface Told {
  readonly text: RegExp;
  readonly holds: (student: Student, exercise: LessonProgress | undefined) => boolean;
}

const UNTOUCHED = [MINE] as const;

export const ACTIVITIES: readonly Activity[] = [
  {
    name: "answering",
    open: READING,
    args: () => [],
    keys: async (tutor) => {
      await tutor.see(/▐ mp /);
      await tutor.press(KEY.enter);
      await tutor.see(/▐ 1\.1 /);
      await tutor.press(KEY.space);
      await tutor.see("Predice antes de ejecutar");
      await tutor.press("1");
      await tutor.see("✘ 1");
      await tutor.press("2");
      await tutor.see("✔ 2");
    },
    told: [
      { text: /✘ 1/, holds: (student) => answersOf(student).includes(0) },
      { text: /✔ 2/, holds: (student) => answersOf(student).includes(1) },
    ],
    texts: UNTOUCHED,
  },
  {
    name: "editing",
    open: EXERCISE,
    args: () => [],
    keys: async (tutor) => {
      await tutor.see(/▐ mp /);
      await tutor.press(KEY.enter);
      await tutor.see(/▐ 1\.3 /);
      for (;;) {
        await tutor.press("e");
        await tutor.see("Guardado en");
      }
    },
    told: [
      { text: /Guardado en/, holds: (student) => readFileSync(student.program, "utf8").endsWith(EDITED) },
    ],
    texts: Array.from({ length: 60 }, (_, times) => MINE + EDITED.repeat(times)),
  },
  {
    name: "checking",
    open: EXERCISE,
    args: () => ["check", "mp-worker"],
    told: [{ text: /De momento, \d/, holds: (_student, exercise) => exercise?.checks.length === 1 }],
    texts: UNTOUCHED,
  },
  {
    name: "asking for a hint",
    open: EXERCISE,
    args: () => ["hint", "mp-worker"],
    told: [{ text: /pista 3 de 3/, holds: (_student, exercise) => exercise?.hints["1"] === 3 }],
    texts: UNTOUCHED,
  },
  {
    name: "resetting",
    open: EXERCISE,
    args: () => ["reset", "mp-worker"],
    told: [
      { text: /Tu versión está en/, holds: (student) => readFileSync(student.program, "utf8") === GIVEN },
    ],
    texts: [MINE, GIVEN],
  },
  {
    name: "importing",
    open: EXERCISE,
    args: (student) => ["import", student.document()],
    told: [
      {
        text: /Unido:/,
        holds: (student) =>
          readFileSync(student.program, "utf8") === THEIRS &&
          student.progress.read().lessons[READING.id]?.ranAt === new Date(0).toISOString(),
      },
    ],
    texts: [MINE, THEIRS],
  },
  {
    name: "running what never ends",
    open: EXERCISE,
    args: (student) => ["run", join(student.home.folder, "endless.ts")],
    told: [],
    texts: UNTOUCHED,
  },
];

function answersOf(student: Student): readonly number[] {
  return answersTo(student.progress.read().lessons[READING.id], "tras-start");
}
