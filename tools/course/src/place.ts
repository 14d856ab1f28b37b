import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT: string = resolve(import.meta.dirname, "../../..");

/** The course's folder: that of the package `@mp/course`. */
export const COURSE: string = dirname(fileURLToPath(import.meta.resolve("@mp/course/package.json")));
