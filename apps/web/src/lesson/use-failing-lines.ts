/** The lines that a check, or a run that came to no good end, tells of are shown in the program as well. */

import type { MessagesFile } from "@mp/content";
import { type Activity, type LessonSession, resultsOf, type Trouble } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import { useEffect } from "react";
import { lineNotes } from "./line-notes.ts";

/** Keeps the notes up with what was run or checked last, as long as the lesson is open. */
export function useFailingLines(session: LessonSession): void {
  const { activity } = useStore(session);
  const messages = session.lesson.exercise?.messages;
  useEffect(() => {
    lineNotes.fail(linesOf(activity, messages));
    // Another lesson has other lines.
    return () => lineNotes.fail([]);
  }, [activity, messages]);
}

function linesOf(activity: Activity | undefined, messages: MessagesFile | undefined): readonly number[] {
  const { grading, trouble } = activity ?? {};
  if (grading === undefined || messages === undefined) return toldBy(trouble);
  if (grading.status === "error") return toldBy(grading.trouble);
  // The lines are the same in each language.
  return resultsOf(grading, messages, "en").tests.flatMap(({ lines }) => lines);
}

function toldBy(trouble: Trouble | undefined): readonly number[] {
  if (trouble === undefined) return [];
  if ("why" in trouble && trouble.why) return trouble.why.lines;
  return "line" in trouble && trouble.line !== undefined ? [trouble.line] : [];
}
