import type { Language, Lesson } from "@mp/content";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import type { KeyHelp } from "../texts/texts.ts";
import type { ActivityState } from "./activity.ts";

/** What the help line of a lesson depends on. */
export interface LessonHelp {
  readonly lesson: Lesson;
  readonly language: Language;
  readonly state: ActivityState;
  /** Answers of the open question in view; 0 if there is none. */
  readonly answers: number;
  readonly hasOwn: boolean;
}

/** The keys that do something now, the likeliest first. */
export function lessonKeys({ lesson, language, state, answers, hasOwn }: LessonHelp): readonly KeyHelp[] {
  const { keys } = words(language);
  if (state.running) return [["s", keys.stop]];
  const exercise = lesson.kind === "exercise";
  const help: readonly (KeyHelp | false)[] = [
    ["↑↓", keys.scroll],
    answers > 0 && [`1–${answers}`, keys.answer],
    (state.recorded?.steps.length ?? 0) > 0 && ["t", screenWords(language).timeline.key],
    ["r", state.kind === "run" ? keys.runAgain : keys.run],
    ["e", keys.edit],
    exercise && ["c", keys.check],
    exercise && ["h", keys.hint],
    hasOwn && ["x", keys.reset],
    ["esc", keys.back],
    ["l", keys.language],
    ["n", keys.next],
  ];
  return help.filter((each) => each !== false);
}
