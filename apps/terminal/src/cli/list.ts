import { titleOf } from "@mp/content";
import { statusOf, texts } from "@mp/tutor";
import stringWidth from "string-width";
import { palette } from "../render/palette.ts";
import { padded } from "../render/table.ts";
import { statusMark } from "../render/status.ts";
import { EXIT } from "./exit-codes.ts";
import type { TutorContext } from "./tutor-context.ts";

/** `mp list`: the lessons and how far each is. */
export function list({ course, language, progress }: TutorContext, json: boolean): number {
  const rows = course.modules.flatMap((module) =>
    module.lessons.map((lesson) => ({
      id: lesson.id,
      number: lesson.number,
      module: module.id,
      kind: lesson.kind,
      title: titleOf(lesson, language),
      minutes: lesson.minutes,
      status: statusOf(progress, lesson),
    })),
  );
  if (json) {
    console.log(JSON.stringify(rows, null, 2));
    return EXIT.ok;
  }
  const [titles, ids] = [widest(rows.map(({ title }) => title)), widest(rows.map(({ id }) => id))];
  for (const module of course.modules) {
    console.log(palette.heading(`${module.number}  ${module.title[language]}`));
    for (const row of rows.filter((each) => each.module === module.id)) {
      console.log(
        `  ${statusMark(row.status)} ${row.number}  ${padded(row.title, titles)} ${padded(row.id, ids)} ${palette.dim(texts(language).status[row.status])}`,
      );
    }
  }
  return EXIT.ok;
}

/** The width of a column: that of its longest text. */
function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}
