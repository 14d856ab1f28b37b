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
import { questionInView } from "./revealed.ts";
import { useHelpStages } from "./use-help-stages.ts";
import type { OpenLesson } from "./use-lesson.ts";
import { useLessonKeys } from "./use-lesson-keys.ts";
import { yesNo } from "./yes-no.ts";

/** A lesson's text, and over it or beside it what its program does. */
export function ReaderView({ open }: { readonly open: OpenLesson }) {
  const { props, session, state, layout, tell } = open;
  const { lesson, language } = props;
  const suspend = useApp().suspendTerminal;
  const [asking, setAsking] = useState(false);
  const question = questionOf(open);
  const stages = useHelpStages(open);
  const isRunning = state.phase !== "idle";
  useLessonKeys(state.activity ? "run" : "lesson", {
    any: () => tell(undefined),
    confirm: stages.question
      ? (_yes, input) => void stages.key(input)
      : asking
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
    hint: () => lesson.exercise && stages.next(),
    watch: () => lesson.exercise && open.watch.toggle(),
    reset: () => setAsking(state.hasOwn),
    next: () => props.go(session.next()),
    switchLanguage: props.switchLanguage,
    program: () => {
      if ("program.py" in lesson.programs && !isRunning)
        session.chooseProgram(state.programLanguage === "ts" ? "python" : "ts");
    },
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
      notice={stages.question ?? (asking ? ask : open.notice)}
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

function corner(open: OpenLesson): string {
  const { props, state, layout } = open;
  const saving = open.watch.isOn ? `${palette.good("●")} ${screenWords(props.language).watch.sign}  ` : "";
  const own = saving + (state.hasOwn ? palette.warn(words(props.language).ownVersion) : "");
  const last = layout.text.lines.length - layout.height;
  if (layout.isCovered || last <= 0) return own;
  const percent = Math.min(100, Math.round((layout.textScroll.top / last) * 100));
  return `${own}  ${palette.dim(`${percent} %`.padStart(5))}`;
}

function noTimeline({ props, state }: OpenLesson): string | undefined {
  const { timeline, noTraceOfPython } = screenWords(props.language);
  if (state.phase !== "idle") return undefined;
  return state.programLanguage === "python" && state.activity ? noTraceOfPython : timeline.nothingYet;
}
