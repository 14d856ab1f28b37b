import type { KeyHelp } from "../texts/texts.ts";
import { words } from "../texts/index.ts";
import { screenWords } from "../texts/screens.ts";
import type { OpenLesson } from "./use-lesson.ts";

/** The keys that do something now, the likeliest first; `answers` are those of the question in view. */
export function lessonKeys({ props, recorded, state }: OpenLesson, answers: number): readonly KeyHelp[] {
  const { lesson, language } = props;
  const { keys } = words(language);
  if (state.phase !== "idle") return [["s", keys.stop]];
  const other = state.programLanguage === "ts" ? "python" : "ts";
  const exercise = lesson.kind === "exercise";
  const help: readonly (KeyHelp | false)[] = [
    ["↑↓", keys.scroll],
    answers > 0 && [`1–${answers}`, keys.answer],
    recorded !== undefined && ["t", screenWords(language).timeline.key],
    ["r", state.activity?.kind === "run" ? keys.runAgain : keys.run],
    ["e", keys.edit],
    exercise && ["c", keys.check],
    exercise && ["h", keys.hint],
    exercise && ["w", screenWords(language).watch.key],
    state.hasOwn && ["x", keys.reset],
    "program.py" in lesson.programs && ["p", screenWords(language).programKey[other]],
    ["o", screenWords(language).scheduler.key],
    ["esc", keys.back],
    ["l", keys.language],
    ["n", keys.next],
  ];
  return help.filter((each) => each !== false);
}
