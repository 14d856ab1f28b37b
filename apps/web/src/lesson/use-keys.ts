/** The keys of a lesson. */

import { type LessonSession, nextHelp } from "@mp/tutor";
import { useActions } from "../keys/keys.ts";

/** Has them work while the lesson is open. */
export function useKeys(session: LessonSession): void {
  const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();
  const { exercise } = session.lesson;
  useActions({
    run: () => void session.run({ traced: true }),
    stop: () => session.stop(),
    editor: () => focus(".cm-content"),
    ...(exercise && {
      check: () => void session.check(),
      // What gives more away than a hint is asked for by its button, which says so.
      hint: () => (isHintNext(session) ? session.hint() : focus(".more-help")),
    }),
  });
}

function isHintNext({ lesson, get }: LessonSession): boolean {
  const { language, progress } = get();
  return nextHelp({ lesson, language, progress, own: "" })?.kind === "hint";
}
