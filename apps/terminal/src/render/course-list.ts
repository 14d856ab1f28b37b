import { type Course, type Language, type Lesson, type Module, titleOf } from "@mp/content";
import { type Progress, statusOf } from "@mp/tutor";
import { words } from "../texts/index.ts";
import { wrapped } from "./blocks.ts";
import { palette } from "./palette.ts";
import { spread } from "./spread.ts";
import { statusMark } from "./status.ts";

/** What the list of lessons is laid out from. */
export interface CourseListParts {
  readonly course: Course;
  readonly progress: Progress;
  readonly language: Language;
  /** Id of the lesson under the cursor. */
  readonly chosen: string | undefined;
  readonly width: number;
}

/** Lines, and where among them those are that must be in view. */
export interface ListLines {
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The modules with how far each is, and their lessons. */
export function courseListLines(parts: CourseListParts): ListLines {
  const { course, language, chosen, width } = parts;
  const lines = ["", ...wrapped(palette.dim(course.summary[language]), width)];
  let from = 0;
  for (const module of course.modules) {
    const heading = lines.push("", moduleLine(module, parts)) - 2;
    for (const lesson of module.lessons) {
      const at = lines.push(lessonLine(lesson, parts)) - 1;
      // The first lesson of a module is seen with the module's title.
      if (lesson.id === chosen) from = lesson === module.lessons[0] ? heading : at;
    }
  }
  const isFirst = chosen === course.modules[0]?.lessons[0]?.id;
  const to = lines.findIndex((line) => line.includes(CURSOR)) + 1;
  return { lines, from: isFirst ? 0 : from, to: Math.max(to, from + 1) };
}

const CURSOR = "▸";

function moduleLine(
  { lessons, number, title }: Module,
  { language, progress, width }: CourseListParts,
): string {
  const done = lessons.filter((lesson) => statusOf(progress, lesson) === "done").length;
  const share = `${progressBar(done, lessons.length, 8)} ${palette.dim(`${done}/${lessons.length}`.padStart(5))}`;
  return spread(palette.heading(`${number}  ${title[language]}`), lessons.length === 0 ? "" : share, width);
}

function lessonLine(lesson: Lesson, { language, progress, chosen, width }: CourseListParts): string {
  const { minutes, exercise } = words(language);
  const isChosen = lesson.id === chosen;
  const title = titleOf(lesson, language);
  const kind = lesson.kind === "exercise" ? `${palette.warn(exercise)}  ` : "";
  const right = `${kind}${palette.dim(minutes(lesson.minutes).padStart(6))}`;
  const left = [
    isChosen ? palette.selected(CURSOR) : " ",
    statusMark(statusOf(progress, lesson)),
    palette.dim(lesson.number.padEnd(4)),
    isChosen ? palette.selected(title) : title,
  ].join(" ");
  return spread(left, right, width);
}

/** How much of something is done, drawn in `cells` places. */
export function progressBar(done: number, all: number, cells: number): string {
  const full = all === 0 ? 0 : Math.round((done / all) * cells);
  return palette.bar("━".repeat(full)) + palette.dim("─".repeat(cells - full));
}

/** The lines that fit, such that those that matter are among them. */
export function inView({ lines, from, to }: ListLines, height: number): string[] {
  const middle = Math.floor((from + to) / 2 - height / 2);
  const top = Math.max(0, Math.min(middle, from, lines.length - height));
  return lines.slice(top, top + height);
}
