import type { Language, Lesson } from "@mp/content";
import { leftOf, type LessonProgress, type Progress } from "./progress.ts";

/** What a student does that is worth keeping. */
export type Step =
  | { readonly type: "opened" }
  | { readonly type: "ran" }
  | { readonly type: "answered"; readonly question: string; readonly answer: number }
  | { readonly type: "hinted"; readonly task: number; readonly shown: number }
  | { readonly type: "checked"; readonly passed: boolean };

/** The progress after one step in a lesson. Pure: the clock comes in as `now`. */
export function advance(progress: Progress, lesson: Lesson, step: Step, now: Date): Progress {
  const at = now.toISOString();
  const before = progress.lessons[lesson.id] ?? { startedAt: at, answers: {}, hints: {}, checks: 0 };
  const after = {
    ...progress,
    last: lesson.id,
    lessons: { ...progress.lessons, [lesson.id]: stepped(before, step, at) },
  };
  return finished(after, lesson, step) ? withDone(after, lesson.id, at) : after;
}

/** The progress with a language chosen. */
export function withLanguage(progress: Progress, language: Language): Progress {
  return { ...progress, language };
}

function stepped(own: LessonProgress, step: Step, at: string): LessonProgress {
  switch (step.type) {
    case "opened":
      return own;
    case "ran":
      return { ...own, ranAt: own.ranAt ?? at };
    case "answered":
      // The first answer counts: it was the prediction.
      return { ...own, answers: { [step.question]: step.answer, ...own.answers } };
    case "hinted":
      return {
        ...own,
        hints: { ...own.hints, [step.task]: Math.max(step.shown, own.hints[step.task] ?? 0) },
      };
    case "checked":
      return { ...own, checks: own.checks + 1 };
    default:
      return step satisfies never;
  }
}

function finished(progress: Progress, lesson: Lesson, step: Step): boolean {
  if (lesson.kind === "exercise") return step.type === "checked" && step.passed;
  const left = leftOf(progress, lesson);
  return !left.run && left.questions === 0;
}

function withDone(progress: Progress, id: string, at: string): Progress {
  const own = progress.lessons[id];
  if (!own || own.doneAt) return progress;
  return { ...progress, lessons: { ...progress.lessons, [id]: { ...own, doneAt: at } } };
}
