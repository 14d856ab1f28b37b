import type { Lesson } from "@mp/content";
import { layOut } from "../render/lesson.ts";
import { palette } from "../render/palette.ts";
import { EXIT } from "./exit-codes.ts";
import type { TutorContext } from "./tutor-context.ts";

/** Lines longer than this are hard to read, however wide the window is. */
export const READING_WIDTH = 92;

/** `mp show`: a lesson's text, with every hint and no answer given away. */
export function show({ language }: TutorContext, lesson: Lesson): number {
  const width = Math.min(process.stdout.columns ?? 80, READING_WIDTH);
  const { sections, title } = lesson.text[language];
  const hints = sections.flatMap((section) =>
    section.kind === "task" ? [[section.number, section.hints.length]] : [],
  );
  const revealed = { answers: {}, hints: Object.fromEntries(hints) as Record<string, number> };
  console.log(palette.title(`${lesson.number}  ${title}`));
  console.log(layOut(lesson, { width, language, revealed }).lines.join("\n"));
  return EXIT.ok;
}
