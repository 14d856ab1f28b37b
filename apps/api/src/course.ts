import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the course is: the folder of the package `@mp/course`. */
export function courseFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
}
