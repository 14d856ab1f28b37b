/** The keys of a lesson. */

import { type LessonSession, nextHelp } from "@mp/tutor";
import { useActions } from "../keys/keys.ts";

/** Has them work while the lesson is open; `editor` goes to the editor. */
export function useKeys(session: LessonSession, editor: () => void): void {
  const { exercise } = session.lesson;
  useActions({
    run: () => void session.run({ traced: true }),
    stop: () => session.stop(),
    editor,
    ...(exercise && {
      check: () => void session.check(),
      // What gives more away than a hint is asked for by its button, which says so.
      hint: () => (isHintNext(session) ? session.hint() : toHelp()),
    }),
  });
}

function isHintNext({ lesson, get }: LessonSession): boolean {
  const { language, progress } = get();
  return nextHelp({ lesson, language, progress, own: "" })?.kind === "hint";
}

function toHelp(): void {
  document.querySelector<HTMLElement>(".more-help")?.focus();
}
