import type { Section } from "@mp/content";
import { fileNameOf } from "@mp/tutor/node";
import { useApp } from "ink";
import { useState } from "react";
import { palette } from "../render/palette.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import { Frame } from "./frame.tsx";
import { lessonHeading } from "./lesson-heading.ts";
import { lessonKeys } from "./lesson-help.ts";
import { editOwn } from "./own-program.ts";
import { questionInView, taskForHint } from "./revealed.ts";
import type { LessonScreenProps, OpenLesson } from "./use-lesson.ts";
import { useLessonKeys } from "./use-lesson-keys.ts";

/** A lesson's text, and over it or beside it what its program does. */
export function ReaderView({ open }: { readonly open: OpenLesson }) {
  const { props, session, state, layout, tell } = open;
  const { lesson, language } = props;
  const suspend = useApp().suspendTerminal;
  const [asking, setAsking] = useState(false);
  const question = questionOf(open);
  const isRunning = state.phase !== "idle";
  useLessonKeys(state.activity ? "run" : "lesson", {
    any: () => tell(undefined),
    confirm: asking
      ? (yes) => {
          setAsking(false);
          if (yes) tell(words(language).resetDone(session.reset()));
        }
      : undefined,
    back: () => (isRunning ? session.stop() : state.activity ? session.clear() : props.go(undefined)),
    stop: () => session.stop(),
    run: open.run,
    check: () => void (lesson.exercise && session.check()),
    edit: () => void (isRunning || editOwn(open, suspend).then(tell)),
    hint: () => lesson.exercise && hint(open),
    reset: () => setAsking(state.hasOwn),
    next: () => props.go(session.next()),
    switchLanguage: props.switchLanguage,
    timeline: () => (open.recorded && !isRunning ? open.show("timeline") : tell(noTimeline(open))),
    scheduler: () => {
      if (!isRunning) open.show("scheduler");
    },
    answer: (at) => question && at < question.answers.length && session.answer(question.id, at),
    scroll: layout.scroll.key,
  });
  const ask = `${words(language).resetQuestion(fileNameOf(lesson))}  ${yesNo(language)}`;
  return (
    <Frame
      left={lessonHeading(props)}
      right={corner(open)}
      body={layout.body}
      keys={lessonKeys(open, question?.answers.length ?? 0)}
      notice={asking ? ask : open.notice}
    />
  );
}

/** The open question in view, if the text can be seen. */
function questionOf({ layout, revealed }: OpenLesson): Question | undefined {
  const view = { top: layout.textScroll.top, height: layout.height };
  const anchor = layout.isCovered ? undefined : questionInView(layout.text.anchors, revealed, view);
  return anchor?.section.kind === "question" ? anchor.section : undefined;
}

type Question = Extract<Section, { kind: "question" }>;

// Room for a hint below its task, when it is brought into view.
const HINT_ROWS = 8;

function hint({ props, session, revealed, layout, tell }: OpenLesson): void {
  const view = { top: layout.textScroll.top, height: layout.height };
  const task = taskForHint(layout.text.anchors, revealed, view);
  if (task?.section.kind !== "task") return tell(words(props.language).noMoreHints);
  session.hint(task.section.number);
  if (layout.isCovered) session.clear();
  layout.textScroll.show(task.from, task.to + HINT_ROWS);
}

function corner({ props, state, layout }: OpenLesson): string {
  const own = state.hasOwn ? palette.warn(words(props.language).ownVersion) : "";
  const last = layout.text.lines.length - layout.height;
  if (layout.isCovered || last <= 0) return own;
  const percent = Math.min(100, Math.round((layout.textScroll.top / last) * 100));
  return `${own}  ${palette.dim(`${percent} %`.padStart(5))}`;
}

function noTimeline({ props, state }: OpenLesson): string | undefined {
  return state.phase !== "idle" ? undefined : screenWords(props.language).timeline.nothingYet;
}

function yesNo(language: LessonScreenProps["language"]): string {
  const { yes, no } = words(language).keys;
  return `${yes.charAt(0)} ${yes}   ${no.charAt(0)} ${no}`;
}
