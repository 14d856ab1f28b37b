import type { Lesson } from "@mp/content";
import { statusOf } from "@mp/tutor";
import { useEffect } from "react";
import { words } from "../texts/index.ts";
import type { Student } from "./student.ts";

/** Tells the student once when the lesson they are in becomes done. */
export function useDone(student: Student, lesson: Lesson, tell: (news: string) => void): void {
  useEffect(() => {
    const isDone = () => statusOf(student.get().progress, lesson) === "done";
    let was = isDone();
    return student.subscribe(() => {
      const is = isDone();
      if (is && !was) tell(words(student.get().language).lessonDone);
      was = is;
    });
  }, [student, lesson, tell]);
}
