import type { Lesson } from "@mp/content";
import { useState } from "react";
import type { Anchor, Revealed } from "../render/lesson.ts";
import { revealedIn } from "./revealed.ts";
import type { Student } from "./student.ts";

/** What is open in a lesson, and how to open more. */
export interface UseRevealed {
  readonly revealed: Revealed;
  /** Tries an answer, counted from 0, to the question at an anchor. */
  readonly answer: (anchor: Anchor | undefined, at: number) => void;
  /** Shows the next hint of the task at an anchor. */
  readonly hint: (anchor: Anchor) => void;
}

/** Keeps what the student has opened, on screen and in their progress. */
export function useRevealed(student: Student, lesson: Lesson): UseRevealed {
  const [revealed, setRevealed] = useState(() => revealedIn(student.get().progress, lesson));
  return {
    revealed,
    answer: (anchor, at) => {
      if (anchor?.section.kind !== "question" || at >= anchor.section.answers.length) return;
      const { id } = anchor.section;
      student.step(lesson, { type: "answered", question: id, answer: at });
      const tried = [...(revealed.answers[id] ?? []), at];
      setRevealed({ ...revealed, answers: { ...revealed.answers, [id]: tried } });
    },
    hint: (anchor) => {
      if (anchor.section.kind !== "task") return;
      const { number } = anchor.section;
      const shown = (revealed.hints[number] ?? 0) + 1;
      student.step(lesson, { type: "hinted", task: number, shown });
      setRevealed({ ...revealed, hints: { ...revealed.hints, [number]: shown } });
    },
  };
}
