import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Course, loadCourse } from "@mp/content";
import { readCourseFiles } from "@mp/content/node";
import { writeAtomically } from "@mp/tutor/node";
import { manifest } from "./cli/version.ts";

/**
 * Reads the course in a folder, and keeps what was read of it: with two dozen lessons, reading the Markdown takes 350 ms, and finding that no
 * file has changed, 20. A course with faults is not kept.
 */
export function cachedCourse(folder: string, cache: string): Course {
  const files = readCourseFiles(folder);
  const loader = loaderOf();
  // Whoever works on the loader runs it from source: what it made before says nothing then.
  if (loader.endsWith(".ts")) return loadCourse(files);
  const hash = createHash("sha256").update(loader);
  for (const [path, text] of files) hash.update(`\0${path}\0${text}`);
  return loaded(hash.digest("hex"), join(cache, "course.json"), () => loadCourse(files));
}

/** Which loader it is: a course that another one has read may be another course. */
function loaderOf(): string {
  try {
    const url = import.meta.resolve("@mp/content");
    return url.endsWith(".ts") ? url : `${url} ${statSync(fileURLToPath(url)).mtimeMs}`;
  } catch {
    // Where mp is installed, the loader is a part of it.
    return manifest().version;
  }
}

interface Kept {
  readonly key: string;
  readonly course: Course;
}

function loaded(key: string, file: string, load: () => Course): Course {
  const kept = keptIn(file);
  if (kept?.key === key) return kept.course;
  const course = load();
  try {
    writeAtomically(file, JSON.stringify({ key, course } satisfies Kept));
  } catch {
    // Where nothing can be written, it is read anew each time: that is slower, and no harm.
  }
  return course;
}

function keptIn(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch {
    return undefined;
  }
}
