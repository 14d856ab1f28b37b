import type { Lesson, Section } from "@mp/content";
import { answersTo, type Progress } from "@mp/tutor";
import type { Anchor, Revealed } from "../render/lesson.ts";

/** What progress says was already opened in a lesson. */
export function revealedIn(progress: Progress, lesson: Lesson): Revealed {
  const own = progress.lessons[lesson.id];
  const answers = Object.keys(own?.answers ?? {}).map((id) => [id, answersTo(own, id)] as const);
  return { answers: Object.fromEntries(answers), hints: own?.hints ?? {} };
}

/** The open question that the student sees: the first of those in view, if any. */
export function questionInView(
  anchors: readonly Anchor[],
  revealed: Revealed,
  view: { top: number; height: number },
) {
  return anchors.find((anchor) => isOpenQuestion(anchor.section, revealed) && isInView(anchor, view));
}

/** The task whose hint is asked for: one in view with hints left, else the first with hints left. */
export function taskForHint(
  anchors: readonly Anchor[],
  revealed: Revealed,
  view: { top: number; height: number },
) {
  const open = anchors.filter(
    ({ section }) => section.kind === "task" && (revealed.hints[section.number] ?? 0) < section.hints.length,
  );
  return open.find((anchor) => isInView(anchor, view)) ?? open[0];
}

function isOpenQuestion(section: Section, revealed: Revealed): boolean {
  if (section.kind !== "question") return false;
  const tried = revealed.answers[section.id] ?? [];
  return !tried.some((at) => section.answers[at]?.correct);
}

function isInView({ from, to }: Anchor, { top, height }: { top: number; height: number }): boolean {
  return to > top && from < top + height;
}
