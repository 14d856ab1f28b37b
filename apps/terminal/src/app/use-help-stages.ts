import { type HelpStage, type LateHelp, nextHelp } from "@mp/tutor";
import { useState } from "react";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import { taskForHint } from "./revealed.ts";
import type { OpenLesson } from "./use-lesson.ts";
import { yesNo } from "./yes-no.ts";

/** Help in stages: what gives more away than a hint is asked for twice. */
export interface HelpStages {
  /** The question that is open, if one is. */
  readonly question: string | undefined;
  /** Takes a key if a question is open; answers whether it did. */
  readonly key: (input: string) => boolean;
  /** Shows the next stage, or asks whether to. */
  readonly next: () => void;
}

export function useHelpStages(open: OpenLesson): HelpStages {
  const [asked, setAsked] = useState<LateHelp>();
  const { language } = open.props;
  return {
    question: asked && `${screenWords(language).stages.ask[asked]}  ${yesNo(language)}`,
    key: (input) => {
      if (asked === undefined) return false;
      setAsked(undefined);
      if (/^[ys]$/i.test(input)) showStage(open);
      return true;
    },
    next: () => {
      const kind = upcoming(open)?.kind;
      if (kind === "hint") showHint(open);
      else if (kind) setAsked(kind);
      else showAgain(open);
    },
  };
}

/** What comes next. Whether the student's program is looked at makes no difference to that. */
function upcoming({ props: { lesson, language }, state: { progress } }: OpenLesson): HelpStage | undefined {
  return nextHelp({ lesson, language, progress, own: "" });
}

function showStage(open: OpenLesson): void {
  const stage = open.session.hint();
  if (stage) open.show(stage.kind === "parsons" ? "parsons" : "solution");
}

/** All has been seen: the solution once more. */
function showAgain(open: OpenLesson): void {
  if (open.view === "solution" && open.state.help?.kind === "solution")
    return open.tell(screenWords(open.props.language).stages.noMore);
  if (open.session.solution()) open.show("solution");
}

// Room for a hint below its task, when it is brought into view.
const HINT_ROWS = 8;

function showHint({ props, session, revealed, layout, tell, show }: OpenLesson): void {
  const view = { top: layout.textScroll.top, height: layout.height };
  const task = taskForHint(layout.text.anchors, revealed, view);
  if (task?.section.kind !== "task") return tell(words(props.language).noMoreHints);
  session.hint(task.section.number);
  show("reader");
  if (layout.isCovered) session.clear();
  layout.textScroll.show(task.from, task.to + HINT_ROWS);
}
