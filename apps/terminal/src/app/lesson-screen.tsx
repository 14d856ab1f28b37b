import { type Lesson, lessonsOf, titleOf } from "@mp/content";
import { statusOf } from "@mp/tutor";
import { fileNameOf } from "@mp/tutor/node";
import { useApp } from "ink";
import { useEffect, useState, useSyncExternalStore } from "react";
import { palette } from "../render/palette.ts";
import { statusMark } from "../render/status.ts";
import { words } from "../texts/index.ts";
import { Activity } from "./activity.ts";
import { Frame } from "./frame.tsx";
import { LessonActions } from "./lesson-actions.ts";
import { lessonKeys } from "./lesson-help.ts";
import { questionInView, taskForHint } from "./revealed.ts";
import type { ScreenProps } from "./screen-props.ts";
import { useDone } from "./use-done.ts";
import { useLessonKeys } from "./use-lesson-keys.ts";
import { type LessonLayout, useLessonLayout } from "./use-lesson-layout.ts";
import { useRevealed } from "./use-revealed.ts";

interface LessonScreenProps extends ScreenProps {
  readonly lesson: Lesson;
  /** Goes to another lesson, or back to the list. */
  readonly go: (lesson: Lesson | undefined) => void;
}

/** One lesson: its text, and over it or beside it what its program does. */
export function LessonScreen(props: LessonScreenProps) {
  const { lesson, student, language } = props;
  const [activity] = useState(() => new Activity());
  const state = useSyncExternalStore(activity.subscribe, activity.get);
  const opening = useRevealed(student, lesson);
  const layout = useLessonLayout({ lesson, language, state, revealed: opening.revealed });
  const view = { top: layout.textScroll.top, height: layout.height };
  const question = layout.isCovered ? undefined : questionInView(layout.text.anchors, opening.revealed, view);
  const actions = new LessonActions(props, lesson, activity);
  const [notice, setNotice] = useState<string>();
  const [asking, setAsking] = useState(false);
  const suspend = useApp().suspendTerminal;

  useEffect(() => student.step(lesson, { type: "opened" }), [student, lesson]);
  useEffect(() => () => activity.clear(), [activity]);
  useDone(student, lesson, setNotice);

  const hint = () => {
    const task = taskForHint(layout.text.anchors, opening.revealed, view);
    if (!task) return setNotice(words(language).noMoreHints);
    opening.hint(task);
    if (layout.isCovered) activity.clear();
    layout.textScroll.show(task.from, task.to + HINT_ROWS);
  };
  useLessonKeys({
    any: () => setNotice(undefined),
    confirm: asking
      ? (yes) => {
          setAsking(false);
          if (yes) setNotice(actions.reset());
        }
      : undefined,
    back: () =>
      state.running ? activity.stop() : state.kind === "none" ? props.go(undefined) : activity.clear(),
    stop: () => activity.stop(),
    run: () => void actions.run(),
    check: () => void (lesson.exercise && actions.check()),
    edit: () => void (state.running || actions.edit(suspend).then(setNotice)),
    hint: () => lesson.exercise && hint(),
    reset: () => setAsking(actions.hasOwn),
    next: () => props.go(lessonAfter(props)),
    switchLanguage: props.switchLanguage,
    answer: (at) => opening.answer(question, at),
    scroll: layout.scroll.key,
  });

  const ask = `${words(language).resetQuestion(fileNameOf(lesson))}  ${yesNo(language)}`;
  return (
    <Frame
      left={heading(props)}
      right={corner(props, actions.hasOwn, layout)}
      body={layout.body}
      keys={lessonKeys({
        lesson,
        language,
        state,
        answers: question?.section.kind === "question" ? question.section.answers.length : 0,
        hasOwn: actions.hasOwn,
      })}
      notice={asking ? ask : notice}
    />
  );
}

// Room for a hint below its task, when it is brought into view.
const HINT_ROWS = 8;

function heading({ lesson, language, student }: LessonScreenProps): string {
  const mark = statusMark(statusOf(student.get().progress, lesson));
  return `${palette.bar("▐")} ${palette.dim(lesson.number)}  ${palette.title(titleOf(lesson, language))} ${mark}`;
}

function corner({ language }: LessonScreenProps, hasOwn: boolean, layout: LessonLayout): string {
  const own = hasOwn ? palette.warn(words(language).ownVersion) : "";
  const last = layout.text.lines.length - layout.height;
  if (layout.isCovered || last <= 0) return own;
  const percent = Math.min(100, Math.round((layout.textScroll.top / last) * 100));
  return `${own}  ${palette.dim(`${percent} %`.padStart(5))}`;
}

function yesNo(language: ScreenProps["language"]): string {
  const { yes, no } = words(language).keys;
  return `${yes.charAt(0)} ${yes}   ${no.charAt(0)} ${no}`;
}

function lessonAfter({ context, lesson }: LessonScreenProps): Lesson | undefined {
  const all = lessonsOf(context.course);
  return all[all.indexOf(lesson) + 1];
}
