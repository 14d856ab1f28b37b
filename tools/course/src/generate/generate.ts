import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inspectCourse } from "@mp/content";
import { readCourseFiles } from "@mp/content/node";
import { COURSE, ROOT } from "../place.ts";
import { planPage } from "./plan-page.ts";
import { schemaFiles } from "./schemas.ts";

/** What the repository holds that is made from the course and its schemas: absolute path → text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const { course, plan } = inspectCourse(readCourseFiles(COURSE));
  const schemas = [...schemaFiles()].map(([path, text]) => [join(COURSE, path), text] as const);
  const page = course && plan ? planPage(plan, course) : undefined;
  return new Map([...schemas, ...(page ? [[join(ROOT, "docs/course-plan.md"), page] as const] : [])]);
}

/** `content:generate`: writes them. */
export function generate(): number {
  const files = generatedFiles();
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(`${files.size} files written`);
  return 0;
}
