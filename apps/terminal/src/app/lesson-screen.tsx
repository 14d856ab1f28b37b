import { ReaderView } from "./reader-view.tsx";
import { type LessonScreenProps, useLesson } from "./use-lesson.ts";

/** One lesson, in the view that the student has chosen. */
export function LessonScreen(props: LessonScreenProps) {
  const open = useLesson(props);
  return <ReaderView open={open} />;
}
