import { fileNameOf } from "@mp/tutor/node";
import { useApp } from "ink";
import { useState } from "react";
import { palette } from "../render/palette.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import { Frame } from "./frame.tsx";
import { lessonHeading } from "./lesson-heading.ts";
import { lessonKeys } from "./lesson-help.ts";
import { questionInView, taskForHint } from "./revealed.ts";
import { lessonAfter, type LessonScreenProps, type OpenLesson } from "./use-lesson.ts";
import { useLessonKeys } from "./use-lesson-keys.ts";

/** A lesson's text, and over it or beside it what its program does. */
export function ReaderView({ open }: { readonly open: OpenLesson }) {
  const { props, activity, state, opening, layout, actions, tell } = open;
  const { lesson, language } = props;
  const suspend = useApp().suspendTerminal;
  const [asking, setAsking] = useState(false);
  const question = questionOf(open);
  useLessonKeys(state.kind === "none" ? "lesson" : "run", {
    any: () => tell(undefined),
    confirm: asking
      ? (yes) => {
          setAsking(false);
          if (yes) tell(actions.reset());
        }
      : undefined,
    back: () =>
      state.running ? activity.stop() : state.kind === "none" ? props.go(undefined) : activity.clear(),
    stop: () => activity.stop(),
    run: () => void actions.run(),
    check: () => void (lesson.exercise && actions.check()),
    edit: () => void (state.running || actions.edit(suspend).then(tell)),
    hint: () => lesson.exercise && hint(open),
    reset: () => setAsking(actions.hasOwn),
    next: () => props.go(lessonAfter(props)),
    switchLanguage: props.switchLanguage,
    timeline: () => (state.recorded?.steps.length ? open.show("timeline") : tell(noTimeline(open))),
    answer: (at) => opening.answer(question, at),
    scroll: layout.scroll.key,
  });
  const answers = question?.section.kind === "question" ? question.section.answers.length : 0;
  const ask = `${words(language).resetQuestion(fileNameOf(lesson))}  ${yesNo(language)}`;
  return (
    <Frame
      left={lessonHeading(props)}
      right={corner(open)}
      body={layout.body}
      keys={lessonKeys({ lesson, language, state, answers, hasOwn: actions.hasOwn })}
      notice={asking ? ask : open.notice}
    />
  );
}

/** The open question in view, if the text can be seen. */
function questionOf({ layout, opening }: OpenLesson) {
  const view = { top: layout.textScroll.top, height: layout.height };
  return layout.isCovered ? undefined : questionInView(layout.text.anchors, opening.revealed, view);
}

// Room for a hint below its task, when it is brought into view.
const HINT_ROWS = 8;

function hint({ props, activity, opening, layout, tell }: OpenLesson): void {
  const view = { top: layout.textScroll.top, height: layout.height };
  const task = taskForHint(layout.text.anchors, opening.revealed, view);
  if (!task) return tell(words(props.language).noMoreHints);
  opening.hint(task);
  if (layout.isCovered) activity.clear();
  layout.textScroll.show(task.from, task.to + HINT_ROWS);
}

function corner({ props, actions, layout }: OpenLesson): string {
  const own = actions.hasOwn ? palette.warn(words(props.language).ownVersion) : "";
  const last = layout.text.lines.length - layout.height;
  if (layout.isCovered || last <= 0) return own;
  const percent = Math.min(100, Math.round((layout.textScroll.top / last) * 100));
  return `${own}  ${palette.dim(`${percent} %`.padStart(5))}`;
}

function noTimeline({ props, state }: OpenLesson): string | undefined {
  return state.running ? undefined : screenWords(props.language).timeline.nothingYet;
}

function yesNo(language: LessonScreenProps["language"]): string {
  const { yes, no } = words(language).keys;
  return `${yes.charAt(0)} ${yes}   ${no.charAt(0)} ${no}`;
}
