import type { Language, Lesson } from "@mp/content";
import { type LateHelp, type LessonProgress, type Moment, type Progress, startedLesson } from "./format.ts";
import { leftOf } from "./progress.ts";

/** What a student does that is worth keeping. */
export type Step =
  | { readonly type: "opened" }
  | { readonly type: "ran" }
  | { readonly type: "answered"; readonly question: string; readonly answer: number }
  | { readonly type: "hinted"; readonly task: number; readonly shown: number }
  | { readonly type: "helped"; readonly stage: LateHelp }
  | { readonly type: "checked"; readonly passed: boolean };

/** The progress after one step in a lesson. Pure: the clock comes in as `now`. */
export function advance(progress: Progress, lesson: Lesson, step: Step, now: Date): Progress {
  const at = now.toISOString();
  const before = progress.lessons[lesson.id] ?? startedLesson(at);
  const after: Progress = {
    ...progress,
    last: { value: lesson.id, at },
    lessons: { ...progress.lessons, [lesson.id]: stepped(before, step, at) },
  };
  return finished(after, lesson, step) ? withDone(after, lesson.id, at) : after;
}

/** The progress with a language chosen. */
export function withLanguage(progress: Progress, language: Language, now: Date): Progress {
  return { ...progress, language: { value: language, at: now.toISOString() } };
}

function stepped(own: LessonProgress, step: Step, at: Moment): LessonProgress {
  switch (step.type) {
    case "opened":
      return own;
    case "ran":
      return { ...own, ranAt: own.ranAt ?? at };
    case "answered":
      return { ...own, answers: answered(own.answers, step, at) };
    case "hinted":
      return {
        ...own,
        hints: { ...own.hints, [step.task]: Math.max(step.shown, own.hints[step.task] ?? 0) },
      };
    case "helped":
      return { ...own, help: { [step.stage]: at, ...own.help } };
    case "checked":
      // Two within one millisecond are one: a check takes longer.
      return { ...own, checks: own.checks.at(-1) === at ? own.checks : [...own.checks, at] };
    default:
      return step satisfies never;
  }
}

function answered(
  answers: LessonProgress["answers"],
  { question, answer }: Extract<Step, { type: "answered" }>,
  at: Moment,
): LessonProgress["answers"] {
  const given = answers[question] ?? [];
  if (given.some((each) => each.answer === answer)) return answers;
  return { ...answers, [question]: [...given, { answer, at }] };
}

function finished(progress: Progress, lesson: Lesson, step: Step): boolean {
  if (lesson.kind === "exercise") return step.type === "checked" && step.passed;
  const left = leftOf(progress, lesson);
  return !left.run && left.questions === 0;
}

function withDone(progress: Progress, id: string, at: Moment): Progress {
  const own = progress.lessons[id];
  if (!own || own.doneAt) return progress;
  return { ...progress, lessons: { ...progress.lessons, [id]: { ...own, doneAt: at } } };
}
