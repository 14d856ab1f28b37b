import type { SessionState } from "@mp/tutor";
import { lazy, Suspense } from "react";
import { Frame } from "./frame.tsx";
import { lessonHeading } from "./lesson-heading.ts";
import { ReaderView } from "./reader-view.tsx";
import type { LessonScreenProps } from "./screen-props.ts";
import { type OpenLesson, sourceOf, useLesson } from "./use-lesson.ts";

// Loaded when asked for: the tutor opens without them.
const TimelineView = lazy(async () => ({ default: (await import("./timeline-view.tsx")).TimelineView }));

const SchedulerView = lazy(async () => ({ default: (await import("./scheduler-view.tsx")).SchedulerView }));

const ParsonsView = lazy(async () => ({ default: (await import("./parsons-view.tsx")).ParsonsView }));
const SolutionView = lazy(async () => ({ default: (await import("./solution-view.tsx")).SolutionView }));

/** One lesson, in the view that the student has chosen. */
export function LessonScreen(props: LessonScreenProps) {
  const open = useLesson(props);
  return (
    <Suspense fallback={<Frame left={lessonHeading(props)} right="" body={[]} keys={[]} />}>
      {viewOf(open)}
    </Suspense>
  );
}

/** Of a check that failed: under which schedule it did. */
function failingSchedule({ activity }: SessionState): string | undefined {
  const grading = activity?.grading;
  if (!grading || grading.status === "error") return undefined;
  return grading.verdicts.find(({ failure }) => failure?.schedule)?.failure?.schedule;
}

function viewOf(open: OpenLesson) {
  const { recorded, source } = open;
  if (open.view === "timeline" && recorded)
    return <TimelineView open={open} recorded={recorded} source={source} />;
  if (open.view === "scheduler")
    return (
      <SchedulerView open={open} source={sourceOf(open.props, "ts")} schedule={failingSchedule(open.state)} />
    );
  const { help } = open.state;
  if (open.view === "parsons" && help?.kind === "parsons")
    return <ParsonsView open={open} given={help.lines} />;
  if (open.view === "solution" && help) return <SolutionView open={open} stage={help} />;
  return <ReaderView open={open} />;
}
