import { existsSync } from "node:fs";
import type { Lesson } from "@mp/content";
import { ownFile } from "@mp/tutor/node";
import type { TutorContext } from "./tutor-context.ts";

/** Where the student's version of a lesson's program is, if they have one. */
export function ownCopy({ home }: Pick<TutorContext, "home">, lesson: Lesson): string | undefined {
  const file = ownFile(home, lesson);
  return existsSync(file) ? file : undefined;
}
