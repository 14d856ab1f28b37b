/** The keys of a lesson, where no text is being written: the same as in the terminal. */

import type { LessonSession } from "@mp/tutor";
import { useEffect } from "react";

/** Listens to them while the lesson is open. */
export function useKeys(session: LessonSession): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === "r") void session.run({ traced: true });
      else if (event.key === "s") session.stop();
      else if (event.key === "c" && session.lesson.exercise) void session.check();
      else if (event.key === "h" && session.lesson.exercise) session.hint();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [session]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input, select, textarea, [contenteditable=true]") !== null
  );
}
