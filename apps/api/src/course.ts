import { once } from "node:events";
import { dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Course } from "@mp/content";

/** Where the course is: the folder of the package `@mp/course`. */
export function courseFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
}

/** Reads and checks the course, in a thread of its own: done here, it leaves 60 MB behind that the process keeps. */
export async function courseIn(folder: string): Promise<Course> {
  const reader = new URL(`./course-reader${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(reader, { workerData: folder });
  const [course] = (await once(worker, "message")) as [Course];
  return course;
}
