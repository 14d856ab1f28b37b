import { type Course, findLesson, type Language, titleOf } from "@mp/content";
import type { SearchHit } from "@mp/content/search";
import { type Progress, statusOf } from "@mp/tutor";
import { screenWords } from "../texts/screens.ts";
import { wrapped } from "./blocks.ts";
import type { ListLines } from "./course-list.ts";
import { palette } from "./palette.ts";
import { statusMark } from "./status.ts";

/** What the found lessons are laid out from. */
export interface SearchListParts {
  readonly course: Course;
  readonly progress: Progress;
  readonly language: Language;
  readonly query: string;
  readonly hits: readonly SearchHit[];
  /** Place of the hit under the cursor. */
  readonly chosen: number;
  readonly width: number;
}

/** What was found: each lesson with the part that fits best and the words around. */
export function searchListLines(parts: SearchListParts): ListLines {
  const { hits, language, query, width } = parts;
  const texts = screenWords(language).search;
  if (hits.length === 0) {
    const said = query.trim() === "" ? texts.begin : texts.nothing(query.trim());
    return { lines: ["", ...wrapped(palette.dim(said), width)], from: 0, to: 1 };
  }
  const lines: string[] = [];
  let [from, to] = [0, 1];
  for (const [at, hit] of hits.entries()) {
    const own = hitLines(hit, at === parts.chosen, parts);
    if (at === parts.chosen) [from, to] = [lines.length, lines.length + own.length];
    lines.push(...own);
  }
  return { lines, from, to };
}

function hitLines(
  { lesson: id, heading, excerpt }: SearchHit,
  isChosen: boolean,
  parts: SearchListParts,
): string[] {
  const { course, language, progress, width } = parts;
  const lesson = findLesson(course, id);
  if (!lesson) return [];
  const style = isChosen ? palette.selected : (text: string) => text;
  const title = `${titleOf(lesson, language)}${heading === "" ? "" : ` › ${heading}`}`;
  const mark = `${style(isChosen ? "▸" : " ")} ${statusMark(statusOf(progress, lesson))}`;
  return [
    "",
    `${mark} ${palette.dim(lesson.number.padEnd(4))} ${style(title)}`,
    ...wrapped(excerpt, width - 9).map((line) => `         ${palette.dim(line)}`),
  ];
}
