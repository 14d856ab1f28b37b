import type { z } from "zod";
import type { Faults } from "../errors.ts";

/** The course's files: path inside the course folder, with `/` → text. */
export type CourseFiles = ReadonlyMap<string, string>;

/** Reads files and notes what is missing or wrong in them. */
export class Reader {
  readonly files: CourseFiles;
  readonly faults: Faults;

  constructor(files: CourseFiles, faults: Faults) {
    this.files = files;
    this.faults = faults;
  }

  /** A file that must be there. */
  text(path: string, why: string): string | undefined {
    const text = this.files.get(path);
    if (text === undefined) this.faults.add(path, "file", "it is missing", `Create it: ${why}`);
    return text;
  }

  /** A JSON file that must be there and fit its schema. */
  json<T>(path: string, schema: z.ZodType<T>, why: string): T | undefined {
    const text = this.text(path, why);
    if (text === undefined) return undefined;
    const value = this.#parse(path, text);
    if (value === undefined) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.#note(path, issue);
    return undefined;
  }

  /** The names of the files and folders directly under a folder. */
  namesIn(folder: string): readonly string[] {
    const inside = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(inside.map((path) => path.slice(folder.length + 1).split("/", 1)[0] ?? ""))];
  }

  #parse(path: string, text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      this.faults.add(path, "file", `it is not JSON (${(error as Error).message})`, "Mend the syntax");
      return undefined;
    }
  }

  #note(path: string, issue: z.core.$ZodIssue): void {
    const field = issue.path.join(".") || "file";
    if (issue.code === "unrecognized_keys") {
      this.faults.add(
        path,
        [field === "file" ? "" : `${field}.`, issue.keys[0]].join(""),
        "no such field exists here",
        "Take it out or mend its name",
      );
    } else {
      this.faults.add(path, field, lowerFirst(issue.message), "Write what the schema describes");
    }
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
