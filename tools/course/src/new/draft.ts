import { type PlannedLesson, schemaPath } from "@mp/content";
import { toJson } from "./json.ts";

/** What a new lesson is made from. */
export interface Draft {
  readonly lesson: PlannedLesson;
  /** Its folder inside the course: `01-primer-proceso/04-la-guarda`. */
  readonly path: string;
}

/** The files of a lesson: path inside its folder → text. */
export type DraftFiles = Readonly<Record<string, string>>;

/** `lesson.json`, with what the kind of lesson adds. */
export function lessonJson({ lesson, path }: Draft, more: object): string {
  const { id, kind, minutes, objective, misconceptions } = lesson;
  return toJson({
    $schema: schemaPath(`${path}/lesson.json`, "lesson"),
    id,
    kind,
    minutes,
    objective,
    misconceptions,
    budget: { timeMs: 10_000, outputBytes: 100_000, processes: 16 },
    ...more,
  });
}
