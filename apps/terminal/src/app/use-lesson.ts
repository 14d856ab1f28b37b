import { type Lesson, lessonsOf } from "@mp/content";
import { LessonSession, programFile, type ProgramLanguage, type SessionState } from "@mp/tutor";
import { CodeFolder, nodePorts } from "@mp/tutor/node";
import { useStore } from "@mp/tutor/react";
import { useEffect, useMemo, useState } from "react";
import type { Revealed } from "../render/lesson.ts";
import type { Recorded } from "../render/trace/recorded.ts";
import { revealedIn } from "./revealed.ts";
import type { LessonScreenProps } from "./screen-props.ts";
import { useDone } from "./use-done.ts";
import { type LessonLayout, useLessonLayout } from "./use-lesson-layout.ts";
import { useRecorded } from "./use-recorded.ts";
import { type UseWatch, useWatch } from "./use-watch.ts";

/** What of a lesson has the whole screen. */
export type ViewName = "reader" | "timeline" | "scheduler" | "parsons" | "solution";

/** A program as it was when it was run. */
export interface RunSource {
  readonly file: string;
  readonly text: string;
}

/** A lesson that is open: what all its views show and do. */
export interface OpenLesson {
  readonly props: LessonScreenProps;
  readonly session: LessonSession;
  readonly state: SessionState;
  readonly recorded: Recorded | undefined;
  readonly source: RunSource;
  readonly revealed: Revealed;
  readonly layout: LessonLayout;
  /** Runs the program, and keeps what it was. */
  readonly run: () => void;
  /** News for the student, until the next key. */
  readonly notice: string | undefined;
  readonly tell: (news: string | undefined) => void;
  readonly view: ViewName;
  readonly show: (view: ViewName) => void;
  /** Checking at each save. */
  readonly watch: UseWatch;
}

const NOTHING_RUN: RunSource = { file: "", text: "" };

/** Opens a lesson, and keeps what belongs to it whichever view is shown. */
export function useLesson(props: LessonScreenProps): OpenLesson {
  const { lesson, student, language } = props;
  const session = useSession(props);
  const state = useStore(session);
  const recorded = useRecorded(state);
  const revealed = useMemo(() => revealedIn(state.progress, lesson), [state.progress, lesson]);
  const layout = useLessonLayout({ lesson, language, state, recorded, revealed });
  const [source, setSource] = useState(NOTHING_RUN);
  const [notice, tell] = useState<string>();
  const [view, show] = useState<ViewName>("reader");
  useBeginAt(props.heading, layout);
  useDone(student, lesson, tell);
  const run = () => {
    setSource(sourceOf(props, state.programLanguage));
    void session.run({ traced: state.programLanguage === "ts" });
  };
  const watch = useWatch({ props, session, tell });
  return { props, session, state, recorded, source, revealed, layout, run, notice, tell, view, show, watch };
}

/** The program that running the lesson runs. */
export function sourceOf(
  { context, lesson, language }: LessonScreenProps,
  programLanguage: ProgramLanguage,
): RunSource {
  const code = new CodeFolder(context.home);
  const file = { lesson, language, name: programFile(lesson, programLanguage) };
  return { file: code.program(file).file, text: code.read(file) };
}

/** The session of a lesson, as long as it is open. */
function useSession(props: LessonScreenProps): LessonSession {
  const { language } = props;
  const [session] = useState(() => sessionOf(props));
  useEffect(() => {
    session.start();
    return () => session[Symbol.dispose]();
  }, [session]);
  useEffect(() => session.choose(language), [session, language]);
  return session;
}

function sessionOf(props: LessonScreenProps): LessonSession {
  const { context, lesson, student, language } = props;
  const ports = nodePorts({ ...context, progress: student.file });
  return new LessonSession(lesson, ports, { language, next: lessonAfter(props) });
}

/** Shows the part under a heading when the lesson is opened; from then on the student reads where they like. */
function useBeginAt(heading: string | undefined, { text, textScroll, height }: LessonLayout): void {
  useEffect(() => {
    const at = text.anchors.find(({ section }) => section.heading === heading);
    if (at) textScroll.show(at.from, at.from + height);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}

function lessonAfter({ context, lesson }: LessonScreenProps): Lesson | undefined {
  const all = lessonsOf(context.course);
  return all[all.indexOf(lesson) + 1];
}
