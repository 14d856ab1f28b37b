import { lazy, Suspense } from "react";
import { Frame } from "./frame.tsx";
import { lessonHeading } from "./lesson-heading.ts";
import { ReaderView } from "./reader-view.tsx";
import { type LessonScreenProps, type OpenLesson, useLesson } from "./use-lesson.ts";

// Loaded when asked for: the tutor opens without them.
const TimelineView = lazy(async () => ({ default: (await import("./timeline-view.tsx")).TimelineView }));

/** One lesson, in the view that the student has chosen. */
export function LessonScreen(props: LessonScreenProps) {
  const open = useLesson(props);
  return (
    <Suspense fallback={<Frame left={lessonHeading(props)} right="" body={[]} keys={[]} />}>
      {viewOf(open)}
    </Suspense>
  );
}

function viewOf(open: OpenLesson) {
  const { recorded, source } = open;
  if (open.view === "timeline" && recorded)
    return <TimelineView open={open} recorded={recorded} source={source} />;
  return <ReaderView open={open} />;
}
