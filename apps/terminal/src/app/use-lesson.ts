import { type Lesson, lessonsOf } from "@mp/content";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Activity, type ActivityState } from "./activity.ts";
import { LessonActions } from "./lesson-actions.ts";
import type { ScreenProps } from "./screen-props.ts";
import { useDone } from "./use-done.ts";
import { type LessonLayout, useLessonLayout } from "./use-lesson-layout.ts";
import { type UseRevealed, useRevealed } from "./use-revealed.ts";

export interface LessonScreenProps extends ScreenProps {
  readonly lesson: Lesson;
  /** Where to begin to read; at the beginning if left out. */
  readonly heading: string | undefined;
  /** Goes to another lesson, or back to the list. */
  readonly go: (lesson: Lesson | undefined) => void;
}

/** What of a lesson has the whole screen. */
export type ViewName = "reader" | "timeline";

/** A lesson that is open: what all its views show and do. */
export interface OpenLesson {
  readonly props: LessonScreenProps;
  readonly activity: Activity;
  readonly state: ActivityState;
  readonly opening: UseRevealed;
  readonly layout: LessonLayout;
  readonly actions: LessonActions;
  /** News for the student, until the next key. */
  readonly notice: string | undefined;
  readonly tell: (news: string | undefined) => void;
  readonly view: ViewName;
  readonly show: (view: ViewName) => void;
}

/** Opens a lesson, and keeps what belongs to it whichever view is shown. */
export function useLesson(props: LessonScreenProps): OpenLesson {
  const { lesson, student, language } = props;
  const [activity] = useState(() => new Activity());
  const state = useSyncExternalStore(activity.subscribe, activity.get);
  const opening = useRevealed(student, lesson);
  const layout = useLessonLayout({ lesson, language, state, revealed: opening.revealed });
  const [notice, tell] = useState<string>();
  const [view, show] = useState<ViewName>("reader");

  useEffect(() => student.step(lesson, { type: "opened" }), [student, lesson]);
  useBeginAt(props.heading, layout);
  useEffect(() => () => activity.clear(), [activity]);
  useDone(student, lesson, tell);
  const actions = new LessonActions(props, lesson, activity);
  return { props, activity, state, opening, layout, actions, notice, tell, view, show };
}

/** Shows the part under a heading when the lesson is opened; from then on the student reads where they like. */
function useBeginAt(heading: string | undefined, { text, textScroll, height }: LessonLayout): void {
  useEffect(() => {
    const at = text.anchors.find(({ section }) => section.heading === heading);
    if (at) textScroll.show(at.from, at.from + height);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}

/** The lesson that follows in the course. */
export function lessonAfter({ context, lesson }: LessonScreenProps): Lesson | undefined {
  const all = lessonsOf(context.course);
  return all[all.indexOf(lesson) + 1];
}
