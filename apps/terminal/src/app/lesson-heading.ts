import { titleOf } from "@mp/content";
import { statusOf } from "@mp/tutor";
import { palette } from "../render/palette.ts";
import { statusMark } from "../render/status.ts";
import type { LessonScreenProps } from "./screen-props.ts";

/** A lesson's number and title, as the head of its views. */
export function lessonHeading({ lesson, language, student }: LessonScreenProps): string {
  const mark = statusMark(statusOf(student.get().progress, lesson));
  return `${palette.bar("▐")} ${palette.dim(lesson.number)}  ${palette.title(titleOf(lesson, language))} ${mark}`;
}
