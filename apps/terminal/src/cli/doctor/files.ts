/** What `mp doctor` sees of the student's files and of the course. */

import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Course, LANGUAGES, lessonsOf } from "@mp/content";
import { anyProgressSchema } from "@mp/tutor";
import type { Home } from "@mp/tutor/node";
import type { DoctorTexts } from "../../texts/doctor-texts.ts";
import type { Finding } from "./finding.ts";

/** Room below which writing will soon fail, in megabytes. */
const LITTLE_ROOM_MB = 20;

/** Whether progress, programs and the cache can be written: by writing. */
export function foldersCheck(words: DoctorTexts, { progress, code, cache }: Home): Finding {
  const folders = [dirname(progress), code, cache];
  for (const folder of folders) {
    const why = refusal(folder);
    if (why !== undefined) return { status: "fail", ...words.folderFails(folder, why) };
  }
  const [own = ""] = folders;
  const { bavail, bsize } = statfsSync(own);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  return { status: free < LITTLE_ROOM_MB ? "warn" : "ok", ...words.folders(own, free) };
}

function refusal(folder: string): string | undefined {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, "mp doctor\n");
    rmSync(probe);
    return undefined;
  } catch (error) {
    rmSync(probe, { force: true });
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Whether the progress file can be understood. It is only looked at: opening the tutor would put a damaged one aside. */
export function progressCheck(words: DoctorTexts, { progress: file }: Home): Finding {
  try {
    const { success, data } = anyProgressSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (!success) return { status: "fail", ...words.progressDamaged(file) };
    return { status: "ok", seen: words.progress(Object.keys(data.lessons).length, file) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { status: "ok", seen: words.noProgress };
    return { status: "fail", ...words.progressDamaged(file) };
  }
}

/** Whether the course can be read whole. */
export async function courseCheck(words: DoctorTexts, read: () => Promise<Course>): Promise<Finding> {
  try {
    const lessons = lessonsOf(await read());
    const exercises = lessons.filter(({ kind }) => kind === "exercise").length;
    return { status: "ok", seen: words.course(lessons.length, exercises, LANGUAGES.length) };
  } catch (error) {
    return { status: "fail", ...words.courseFails((error as Error).message) };
  }
}
