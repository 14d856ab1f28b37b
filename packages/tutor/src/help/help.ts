/** Help with an exercise, in stages: hints, the solution's lines shuffled, what differs from the solution, the solution. */

import type { Language, Lesson } from "@mp/content";
import { HELP_AFTER_HINTS, type LateHelp, type Progress } from "../progress/format.ts";
import type { Step } from "../progress/steps.ts";
import { type DiffHunk, diffToSolution } from "./diff.ts";
import { parsonsLines } from "./parsons.ts";

/** A stage of help, with what there is to see. */
export type HelpStage =
  /** Hint number `shown` of the task's `of`. */
  | { readonly kind: "hint"; readonly task: number; readonly shown: number; readonly of: number }
  /** The solution's lines in a wrong order. */
  | { readonly kind: "parsons"; readonly lines: readonly string[] }
  /** How the student's program differs from the solution; no hunks if it does not. */
  | { readonly kind: "diff"; readonly hunks: readonly DiffHunk[] }
  | { readonly kind: "solution"; readonly source: string };

/** Who asks for help, and with what. */
export interface HelpRequest {
  readonly lesson: Lesson;
  readonly progress: Progress;
  readonly language: Language;
  /** The student's program. */
  readonly own: string;
  /** The task they are at: its hints come first. */
  readonly task?: number | undefined;
}

/** The help that comes next; nothing if the student has seen it all, or there is none. */
export function nextHelp(request: HelpRequest): HelpStage | undefined {
  if (!request.lesson.exercise) return undefined;
  const hint = nextHint(request);
  if (hint) return hint;
  const seen = request.progress.lessons[request.lesson.id]?.help ?? {};
  const stage = HELP_AFTER_HINTS.find((each) => seen[each] === undefined);
  return stage && helpAt(stage, request);
}

/** One stage of help, whether or not it is its turn. */
export function helpAt(stage: LateHelp, { lesson, language, own }: HelpRequest): HelpStage | undefined {
  const solution = lesson.exercise?.solution[language];
  if (solution === undefined) return undefined;
  if (stage === "parsons") return { kind: stage, lines: parsonsLines(lesson, language) };
  if (stage === "diff") return { kind: stage, hunks: diffToSolution(own, solution) };
  return { kind: stage, source: solution };
}

/** The step that keeps in progress that a stage was shown. */
export function stepOf(stage: HelpStage): Step {
  if (stage.kind === "hint") return { type: "hinted", task: stage.task, shown: stage.shown };
  return { type: "helped", stage: stage.kind };
}

function nextHint({ lesson, progress, language, task }: HelpRequest): HelpStage | undefined {
  const shown = progress.lessons[lesson.id]?.hints ?? {};
  const open = lesson.text[language].sections.flatMap((section) => {
    if (section.kind !== "task") return [];
    const next = (shown[section.number] ?? 0) + 1;
    return next > section.hints.length
      ? []
      : [{ kind: "hint" as const, task: section.number, shown: next, of: section.hints.length }];
  });
  return open.find((hint) => hint.task === task) ?? open[0];
}
