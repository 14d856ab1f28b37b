/** The file that a student takes along: the same as the terminal writes and reads. */

import { exportProgress, importProgress, mergeProgress } from "@mp/tutor";
import { student } from "../state/student.ts";

/** What came of taking a file over. */
export interface Imported {
  readonly lessons: number;
  readonly programs: number;
  /** Versions that were put aside. */
  readonly kept: number;
}

/** The file's text. */
export function exported(): string {
  return exportProgress(student.progress.read(), student.code.all(), new Date());
}

/** Joins a file with what is here. @throws {ImportError} It can't be; nothing has changed. */
export async function imported(text: string): Promise<Imported> {
  const { code, progress } = importProgress(text);
  const here = student.code.all();
  const programs = Object.entries(code).flatMap(([lesson, files]) =>
    Object.keys(files).filter((name) => files[name] !== here[lesson]?.[name]),
  );
  const kept = student.code.take(code);
  const before = student.progress.read().lessons;
  const { lessons } = student.progress.change((own) => mergeProgress(own, progress));
  await student.keeper.flush();
  const changed = Object.keys(lessons).filter(
    (id) => JSON.stringify(lessons[id]) !== JSON.stringify(before[id]),
  );
  return { lessons: changed.length, programs: programs.length, kept: kept.length };
}
