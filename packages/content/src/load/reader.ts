import type { z } from "zod";
import type { Faults } from "../errors.ts";
import { SCHEMAS, type SchemaName, schemaPath, type SchemaValue } from "../schema/files.ts";
import { lineOfSyntaxError, lineOfValue } from "./lines.ts";

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
  json<N extends SchemaName>(path: string, name: N, why: string): SchemaValue<N> | undefined {
    const text = this.text(path, why);
    if (text === undefined) return undefined;
    const value = this.#parse(path, text);
    if (value === undefined) return undefined;
    const result = SCHEMAS[name].safeParse(this.#withoutSchema(path, name, value));
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.#note(path, text, issue);
    return undefined;
  }

  /** The names of the files and folders directly under a folder, in alphabetical order. */
  namesIn(folder: string): readonly string[] {
    const inside = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
    const names = new Set(inside.map((path) => path.slice(folder.length + 1).split("/", 1)[0] ?? ""));
    // Not by the reader's language: the same course is the same data everywhere.
    return [...names].toSorted((a, b) => (a < b ? -1 : 1));
  }

  /** Notes a fault at a value of a JSON file. */
  at(path: string, field: readonly PropertyKey[], problem: string, mend: string): void {
    const text = this.files.get(path);
    const line = text === undefined ? undefined : lineOfValue(text, field);
    this.faults.add({ file: path, line }, field.join(".") || "file", problem, mend);
  }

  #parse(path: string, text: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      const problem = `it is not JSON (${(error as Error).message})`;
      this.faults.add({ file: path, line: lineOfSyntaxError(text) }, "file", problem, "Mend the syntax");
      return undefined;
    }
  }

  // Editors complete by it; the schema itself need not know of it.
  #withoutSchema(path: string, name: SchemaName, value: unknown): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { $schema, ...rest } = value as Record<string, unknown>;
    const expected = schemaPath(path, name);
    if ($schema !== expected) {
      const problem = $schema === undefined ? "it is missing" : `it is ${JSON.stringify($schema)}`;
      this.at(path, ["$schema"], problem, `Write "$schema": "${expected}" first, so that editors complete`);
    }
    return rest;
  }

  #note(path: string, text: string, issue: z.core.$ZodIssue): void {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    const field = [...issue.path, ...unknown];
    const [problem, mend] =
      unknown.length > 0
        ? ["no such field exists here", "Take it out or mend its name"]
        : [lowerFirst(issue.message), "Write what the schema describes"];
    const line = lineOfValue(text, field);
    this.faults.add({ file: path, line }, field.join(".") || "file", problem, mend);
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
