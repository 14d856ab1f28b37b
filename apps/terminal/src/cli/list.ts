import { type Lesson, lessonsOf, titleOf } from "@mp/content";
import { statusOf, texts } from "@mp/tutor";
import stringWidth from "string-width";
import { palette } from "../render/palette.ts";
import { padded } from "../render/table.ts";
import { statusMark } from "../render/status.ts";
import type { Invoked } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import type { ListedLesson } from "./json/reports.ts";
import type { TutorContext } from "./tutor-context.ts";

/** `mp list`: the lessons and how far each is. */
export async function command({ args, open }: Invoked): Promise<ExitCode> {
  const tutor = await open();
  const rows = lessonsOf(tutor.course).map((lesson) => listed(lesson, tutor));
  if (args.json) console.log(JSON.stringify(rows, null, 2));
  else if (args.own.ids === true) console.log(rows.map(({ id }) => id).join("\n"));
  else show(rows, tutor);
  return EXIT.ok;
}

/** What is told of a lesson in a list. */
export function listed(lesson: Lesson, { language, progress }: TutorContext): ListedLesson {
  const { id, number, module, kind, minutes } = lesson;
  const title = titleOf(lesson, language);
  return { id, number, module, kind, title, minutes, status: statusOf(progress, lesson) };
}

function show(rows: readonly ListedLesson[], { course, language }: TutorContext): void {
  const [numbers, titles, ids] = (["number", "title", "id"] as const).map((field) =>
    widest(rows.map((row) => row[field])),
  );
  for (const module of course.modules) {
    console.log(palette.heading(`${module.number}  ${module.title[language]}`));
    for (const { id, module: of, number, status, title } of rows) {
      if (of !== module.id) continue;
      const state = palette.dim(texts(language).status[status]);
      console.log(
        `  ${statusMark(status)} ${padded(number, numbers ?? 0)}  ${padded(title, titles ?? 0)} ${padded(id, ids ?? 0)} ${state}`,
      );
    }
  }
}

/** The width of a column: that of its longest text. */
function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}
